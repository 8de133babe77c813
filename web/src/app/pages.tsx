import { type ComponentType, lazy, useState } from 'react';
import { matchPath } from 'react-router';

interface Page {
  /** The address; a colon stands before what differs, a question mark after what may be left out. */
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
  /**
   * What comes without the shell asking for it: nothing, the viewer with the page’s own question, or the viewer with all that there
   * is to choose from, which is asked before the page is drawn.
   */
  readonly brings: 'nothing' | 'viewer' | 'choices';
}

/** Pages whose code is here. */
const loaded = new Map<string, ComponentType>();

const pages: readonly Page[] = [
  { path: '/', brings: 'viewer', load: async () => (await import('#features/overview/OverviewPage.js')).OverviewPage },
  { path: '/reports', brings: 'choices', load: async () => (await import('#features/reports/ReportsPage.js')).ReportsPage },
  { path: '/disruptions', brings: 'choices', load: async () => (await import('#features/disruptions/DisruptionsPage.js')).DisruptionsPage },
  {
    path: '/safeguarding',
    brings: 'choices',
    load: async () => (await import('#features/safeguarding/SafeguardingPage.js')).SafeguardingPage,
  },
  { path: '/resourcing', brings: 'choices', load: async () => (await import('#features/resourcing/ResourcingPage.js')).ResourcingPage },
  { path: '/areas/:code?', brings: 'choices', load: async () => (await import('#features/areas/AreasPage.js')).AreasPage },
  { path: '/measures', brings: 'nothing', load: async () => (await import('#features/measures/MeasuresPage.js')).MeasuresPage },
  { path: '/measures/:key', brings: 'choices', load: async () => (await import('./MeasureRoute.js')).MeasureRoute },
  { path: '/about', brings: 'nothing', load: async () => (await import('#features/about/AboutPage.js')).AboutPage },
  { path: '/disclosure', brings: 'nothing', load: async () => (await import('#features/disclosure/DisclosurePage.js')).DisclosurePage },
  { path: '/sign-in', brings: 'viewer', load: async () => (await import('#features/sign-in/SignInPage.js')).SignInPage },
  { path: '/account', brings: 'viewer', load: async () => (await import('#features/account/AccountPage.js')).AccountPage },
  { path: '/our-data', brings: 'viewer', load: async () => (await import('#features/our-data/OurDataPage.js')).OurDataPage },
  { path: '/admin/log', brings: 'viewer', load: async () => (await import('#features/admin-log/LogPage.js')).LogPage },
  { path: '/admin/people', brings: 'viewer', load: async () => (await import('#features/admin-people/PeoplePage.js')).PeoplePage },
  { path: '/admin/tokens', brings: 'viewer', load: async () => (await import('#features/admin-tokens/TokensPage.js')).TokensPage },
];

/** Each page by its address. */
export const routes = pages.map((page) => ({ path: page.path, Component: toRoute(page) }));

/** A page whose code is fetched when it is first shown. Where it is here already it is drawn at once: whatever waits, waits a third of a second. */
function toRoute({ path, load }: Page): ComponentType {
  const Fetched = lazy(async () => ({ default: await load() }));
  return function Route() {
    const [Shown] = useState(() => loaded.get(path) ?? Fetched);
    return <Shown />;
  };
}

/** Fetches the code of a page before it is shown. */
export async function fetchPage({ path, load }: Page): Promise<void> {
  loaded.set(path, await load());
}

/** The page at an address. Undefined where there is none. */
export function findPage(pathname: string): Page | undefined {
  return pages.find(({ path }) => matchPath(path, pathname) !== null);
}
