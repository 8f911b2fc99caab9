/**
 * The application's own worker: registers it, says when a newer build waits, and lets it take over. See
 * src/web/service-worker.
 */
import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | undefined;
const listeners = new Set<() => void>();

function found(next: ServiceWorker | null): void {
  // The first worker of all has nobody to take over from.
  if (!next || !navigator.serviceWorker.controller) return;
  waiting = next;
  for (const listener of listeners) listener();
}

/** Registers the worker, and opens the page anew once another build has taken over. */
export async function keepApplication(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  let hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) location.reload();
    hadOne = true;
  });
  const registration = await navigator.serviceWorker.register('/app/sw.js', {
    updateViaCache: 'none',
  });
  found(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') found(installing);
    });
  });
}

/** Whether a newer build waits. */
export const useNewBuild = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== undefined,
  );

/** Lets it take over unless a page is in a visit; then the page opens anew. */
export const takeNewBuild = (): Promise<unknown> => ask(waiting, 'take over');

/** The build that is kept on this phone; waits until one is, which is never where the browser keeps none. */
export async function buildVersion(): Promise<unknown> {
  if (!('serviceWorker' in navigator)) return undefined;
  const { active } = await navigator.serviceWorker.ready;
  return ask(active ?? undefined, 'version');
}

function ask(worker: ServiceWorker | undefined, question: string): Promise<unknown> {
  if (!worker) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}
