/** Who is signed in at the desk, and what her post may do there. */
import { ProblemError } from '../../../api/client.ts';
import { readSession } from '../../../api/contracts/session.ts';
import { useAsked } from './ask.ts';

/** Where one signs in to come back to the desk. */
export function deskSignIn(): string {
  const county = localStorage.getItem('nuanjia-county');
  return county ? `/${encodeURIComponent(county)}/sign-in?back=desk` : '/?back=desk';
}

export function useSession() {
  const { data, error, isPending } = useAsked(readSession, {});
  const post = data?.posts.find(({ id }) => id === data.post);
  return {
    isPending,
    isUnreached: error !== null && !(error instanceof ProblemError),
    ...(data && {
      account: data.account,
      name: data.name,
      county: data.county.name,
      countyCode: data.county.code,
    }),
    ...(post && { post }),
  };
}
