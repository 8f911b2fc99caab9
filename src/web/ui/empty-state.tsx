/** What stands where there is nothing yet: says what will be here, and teaches. */
import type { ReactNode } from 'react';

export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card empty">
      <h2>{title}</h2>
      <p className="quiet">{children}</p>
    </section>
  );
}
