/** Who is signed in, asked of the server; and where one signs in. */
import { apiClient, ProblemError } from '../../../api/client.ts';
import { readSession } from '../../../api/contracts/session.ts';
import { preferences } from '../app/preferences.ts';

export type Session =
  | { readonly state: 'signed-in'; readonly name: string; readonly post: string }
  | { readonly state: 'no-post' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'no-network' };

/** The page of the county where somebody signed in last on this phone; it leads back here. */
export function signInAddress(): string {
  const county = localStorage.getItem('nuanjia-county');
  return county ? `/${encodeURIComponent(county)}/sign-in?back=app` : '/?back=app';
}

export async function findSession(signal: AbortSignal): Promise<Session> {
  try {
    const call = apiClient({ origin: '', language: preferences().language });
    const { answer } = await call(readSession, {}, { signal });
    const post = answer.posts.find(({ id }) => id === answer.post);
    if (!post) return { state: 'no-post' };
    const words = [post.roleName, post.unitName].filter(Boolean).join(' · ');
    return { state: 'signed-in', name: answer.name, post: words };
  } catch (error) {
    return { state: error instanceof ProblemError ? 'signed-out' : 'no-network' };
  }
}
