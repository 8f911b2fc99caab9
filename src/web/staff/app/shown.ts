/** The path of the screen that stands on the page now; until a new one is there, the one before. */
import { useRouterState } from '@tanstack/react-router';

export const useShownPath = (): string | undefined =>
  useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
