/** The heading of a screen of the desk; when somebody comes to the screen from another one, the reader stands at it. */
import { type ReactNode, useEffect, useRef } from 'react';

/** Who opens the desk itself begins at the top of the page. */
let isFirst = true;

export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
