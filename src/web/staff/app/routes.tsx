/** Every address of the application; screens that are not needed at once come as chunks of their own. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { Failure, NotHere } from './failure.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell });
const getParentRoute = () => root;

const routeTree = root.addChildren([
  createRoute({
    getParentRoute,
    path: '/sync',
    component: lazyRouteComponent(() => import('../health/health.tsx'), 'HealthPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('../settings/settings.tsx'), 'SettingsPage'),
  }),
]);

export const router = createRouter({
  routeTree,
  basepath: '/app',
  defaultErrorComponent: Failure,
  defaultNotFoundComponent: NotHere,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
