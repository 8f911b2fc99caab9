/** Where the desk begins: the queue of claims for those who work on them, what phones brought for others. */
import { useSession } from '../session.ts';
import { VisitsPage } from '../visits.tsx';
import { QueuePage } from './queue.tsx';

export function StartPage() {
  const { post } = useSession();
  return post?.may.includes('case.list') ? <QueuePage /> : <VisitsPage />;
}
