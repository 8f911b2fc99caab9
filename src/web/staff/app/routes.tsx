/** Every address of the application; screens that are not needed at once come as chunks of their own. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import type { CaseSearch } from '../desk/cases/one/case.tsx';
import type { QueueSearch } from '../desk/cases/queue.tsx';
import type { UnreachedSearch } from '../desk/cases/unreached/unreached.tsx';
import type { Filter as RunSearch } from '../desk/money/run/filter.ts';
import { Today } from '../today/today.tsx';
import { Failure, NotHere } from './failure.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute();
/** Screens of the phone stand behind its lock; the desk keeps nothing and has none. */
const phone = createRoute({ getParentRoute: () => root, id: 'phone', component: Shell });
const getParentRoute = () => phone;

const phoneScreens = phone.addChildren([
  createRoute({ getParentRoute, path: '/', component: Today }),
  createRoute({
    getParentRoute,
    path: '/search',
    component: lazyRouteComponent(() => import('../search/search.tsx'), 'Search'),
  }),
  createRoute({
    getParentRoute,
    path: '/home/$person',
    component: lazyRouteComponent(() => import('../household/home.tsx'), 'HomePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/person/$person',
    component: lazyRouteComponent(() => import('../person/person.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/person/$person/consents',
    component: lazyRouteComponent(() => import('../person/consents.tsx'), 'ConsentsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/person/$person/booking',
    component: lazyRouteComponent(() => import('../booking/booking.tsx'), 'BookingPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/benefit/$person/$program',
    component: lazyRouteComponent(() => import('../benefits/benefit.tsx'), 'BenefitPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/changes/$person',
    component: lazyRouteComponent(() => import('../changes/changes.tsx'), 'ChangesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/newcomer',
    component: lazyRouteComponent(() => import('../changes/newcomer.tsx'), 'NewcomerPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/visit/$visit',
    component: lazyRouteComponent(() => import('../visit/visit.tsx'), 'VisitPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/visit/$visit/finish',
    component: lazyRouteComponent(() => import('../visit/finish.tsx'), 'FinishPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/tour',
    component: lazyRouteComponent(() => import('../tour/tour.tsx'), 'TourPage'),
  }),
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

const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  component: lazyRouteComponent(() => import('../desk/desk.tsx'), 'Desk'),
});
const deskScreens = desk.addChildren([
  createRoute({
    getParentRoute: () => desk,
    path: '/',
    validateSearch: (search: QueueSearch): QueueSearch => search,
    component: lazyRouteComponent(() => import('../desk/cases/start.tsx'), 'StartPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/case/$case',
    validateSearch: (search: CaseSearch): CaseSearch => search,
    component: lazyRouteComponent(() => import('../desk/cases/one/case.tsx'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/unreached',
    validateSearch: (search: UnreachedSearch): UnreachedSearch => search,
    component: lazyRouteComponent(
      () => import('../desk/cases/unreached/unreached.tsx'),
      'UnreachedPage',
    ),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/apply/$person/$program',
    component: lazyRouteComponent(() => import('../desk/cases/unreached/apply.tsx'), 'ApplyPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/objections',
    component: lazyRouteComponent(
      () => import('../desk/cases/posted/objections.tsx'),
      'ObjectionsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/posted',
    component: lazyRouteComponent(() => import('../desk/cases/posted/posted.tsx'), 'PostedPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/visits',
    component: lazyRouteComponent(() => import('../desk/visits.tsx'), 'VisitsPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/search',
    component: lazyRouteComponent(() => import('../desk/search.tsx'), 'SearchPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/person/$person',
    component: lazyRouteComponent(() => import('../desk/person.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/values',
    component: lazyRouteComponent(() => import('../desk/policy/values.tsx'), 'ValuesPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/recoveries',
    component: lazyRouteComponent(() => import('../desk/fund/recoveries.tsx'), 'RecoveriesPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/fund',
    component: lazyRouteComponent(() => import('../desk/fund/fund.tsx'), 'FundPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/budget',
    component: lazyRouteComponent(() => import('../desk/budget/forecast.tsx'), 'ForecastPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/budget/commitments',
    component: lazyRouteComponent(
      () => import('../desk/budget/commitments.tsx'),
      'CommitmentsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/budget/try',
    component: lazyRouteComponent(() => import('../desk/budget/try.tsx'), 'TryPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/differing',
    component: lazyRouteComponent(() => import('../desk/differing.tsx'), 'DifferingPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/runs',
    component: lazyRouteComponent(() => import('../desk/money/runs.tsx'), 'RunsPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/run/$id',
    validateSearch: (search: RunSearch): RunSearch => search,
    component: lazyRouteComponent(() => import('../desk/money/run/run.tsx'), 'RunPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/books',
    validateSearch: (search: { account?: string }): { account?: string } => search,
    component: lazyRouteComponent(() => import('../desk/money/books.tsx'), 'BooksPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/statement/$person',
    component: lazyRouteComponent(() => import('../desk/money/statement.tsx'), 'StatementPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/extracts',
    component: lazyRouteComponent(() => import('../desk/papers/extracts.tsx'), 'ExtractsPage'),
  }),
]);

const routeTree = root.addChildren([phoneScreens, deskScreens]);

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
