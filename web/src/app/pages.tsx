import { type ComponentType, lazy, useState } from 'react';
import { matchPath } from 'react-router';

import type { FirstAddress, FirstQuestion, ToFirstQuestion } from '#graphql/first-question.js';

/** The code of a page. */
interface PageCode<ToQuestion> {
  readonly Page: ComponentType;
  /** Left out if the page is drawn before it asks anything. */
  readonly toFirstQuestion?: ToQuestion;
}

interface Loadable<Code> {
  /** The address. A colon marks a parameter, and a question mark an optional parameter. */
  readonly path: string;
  readonly load: () => Promise<Code>;
  /** Whether the page is shown without the shell: no bar, no menu. */
  readonly isAlone?: true;
}

interface PlainPage extends Loadable<PageCode<(address: FirstAddress) => FirstQuestion>> {
  /** What the page loads for the shell: nothing, or the viewer together with its own question. */
  readonly brings: 'nothing' | 'viewer';
}

interface ChoosingPage extends Loadable<PageCode<ToFirstQuestion>> {
  /** The viewer comes with the choices, which load before the page is drawn. */
  readonly brings: 'choices';
}

type Page = PlainPage | ChoosingPage;

/** Loads a page that its module exports by name. */
function named<Name extends string>(
  name: Name,
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
) {
  return async () => ({ Page: (await load())[name] });
}

/** Pages whose code is already loaded. */
const loaded = new Map<string, ComponentType>();

const pages: readonly Page[] = [
  { path: '/', brings: 'viewer', load: async () => import('#features/overview/page.js') },
  { path: '/reports', brings: 'choices', load: async () => import('#features/reports/page.js') },
  {
    path: '/disruptions',
    brings: 'choices',
    load: async () => import('#features/disruptions/page.js'),
  },
  {
    path: '/safeguarding',
    brings: 'choices',
    load: async () => import('#features/safeguarding/page.js'),
  },
  {
    path: '/resourcing',
    brings: 'choices',
    load: async () => import('#features/resourcing/page.js'),
  },
  { path: '/areas/:code?', brings: 'choices', load: async () => import('#features/areas/page.js') },
  {
    path: '/mine',
    brings: 'choices',
    load: named('MinePage', async () => import('#features/my-page/MinePage.js')),
  },
  {
    path: '/explore/saved',
    brings: 'viewer',
    load: named(
      'SavedListPage',
      async () => import('#features/explore/saved-pages/SavedListPage.js'),
    ),
  },
  {
    path: '/explore/saved/:id',
    brings: 'viewer',
    load: named(
      'SavedQuestionPage',
      async () => import('#features/explore/saved-pages/SavedQuestionPage.js'),
    ),
  },
  {
    path: '/explore/:id?',
    brings: 'choices',
    load: named('ExplorePage', async () => import('#features/explore/bench/ExplorePage.js')),
  },
  {
    path: '/schedules',
    brings: 'viewer',
    load: named('SchedulesPage', async () => import('#features/schedules/SchedulesPage.js')),
  },
  {
    path: '/alerts',
    brings: 'viewer',
    load: named('AlertsPage', async () => import('#features/schedules/AlertsPage.js')),
  },
  {
    path: '/inbox',
    brings: 'viewer',
    load: named('InboxPage', async () => import('#features/schedules/InboxPage.js')),
  },
  {
    path: '/boards',
    brings: 'nothing',
    load: named('BoardsPage', async () => import('#features/boards/list/BoardsPage.js')),
  },
  {
    path: '/boards/template',
    brings: 'nothing',
    load: named('TemplatePage', async () => import('#features/boards/sections/TemplatePage.js')),
  },
  {
    path: '/boards/:quarter/:area',
    brings: 'nothing',
    load: named('PackPage', async () => import('#features/boards/pack/PackPage.js')),
  },
  {
    path: '/boards/:quarter/:area/print',
    brings: 'nothing',
    isAlone: true,
    load: named('PackPrintPage', async () => import('#features/boards/print/PackPrintPage.js')),
  },
  {
    path: '/boards/:quarter/:area/projector',
    brings: 'nothing',
    isAlone: true,
    load: named('ProjectorPage', async () => import('#features/boards/projector/ProjectorPage.js')),
  },
  {
    path: '/boards/:quarter/:area/edit',
    brings: 'nothing',
    load: named('PackEditPage', async () => import('#features/boards/edit/PackEditPage.js')),
  },
  {
    path: '/returns',
    brings: 'viewer',
    load: named('ReturnsPage', async () => import('#features/returns/due/ReturnsPage.js')),
  },
  {
    path: '/returns/add-disruption',
    brings: 'viewer',
    load: named(
      'AddDisruptionPage',
      async () => import('#features/returns/add/AddDisruptionPage.js'),
    ),
  },
  {
    path: '/returns/send',
    brings: 'viewer',
    load: named('SendPage', async () => import('#features/returns/send/SendPage.js')),
  },
  {
    path: '/returns/send/:id',
    brings: 'viewer',
    load: named('StagedPage', async () => import('#features/returns/staged/StagedPage.js')),
  },
  {
    path: '/returns/history',
    brings: 'viewer',
    load: named('HistoryPage', async () => import('#features/returns/history/HistoryPage.js')),
  },
  {
    path: '/returns/moderation',
    brings: 'viewer',
    load: named('ModerationPage', async () => import('#features/moderation/ModerationPage.js')),
  },
  {
    path: '/quality',
    brings: 'viewer',
    load: named('QualityPage', async () => import('#features/quality/QualityPage.js')),
  },
  {
    path: '/measures',
    brings: 'nothing',
    load: named('MeasuresPage', async () => import('#features/measures/MeasuresPage.js')),
  },
  { path: '/measures/:key', brings: 'choices', load: async () => import('./measure-page.js') },
  {
    path: '/about',
    brings: 'nothing',
    load: named('AboutPage', async () => import('#features/about/AboutPage.js')),
  },
  {
    path: '/help/:reader?',
    brings: 'nothing',
    load: named('HelpPage', async () => import('#features/help/HelpPage.js')),
  },
  {
    path: '/disclosure',
    brings: 'nothing',
    load: named('DisclosurePage', async () => import('#features/disclosure/DisclosurePage.js')),
  },
  {
    path: '/sign-in',
    brings: 'viewer',
    load: named('SignInPage', async () => import('#features/sign-in/SignInPage.js')),
  },
  {
    path: '/account',
    brings: 'viewer',
    load: named('AccountPage', async () => import('#features/account/AccountPage.js')),
  },
  {
    path: '/our-data',
    brings: 'viewer',
    load: named('OurDataPage', async () => import('#features/our-data/OurDataPage.js')),
  },
  {
    path: '/admin/:page',
    brings: 'viewer',
    load: named('AdminPage', async () => import('./AdminPage.js')),
  },
];

/** The address and the component of each page, and whether it is shown without the shell. */
export const routes = pages.map((page) => ({
  path: page.path,
  isAlone: page.isAlone === true,
  Component: toRoute(page),
}));

/**
 * A page whose code is fetched when it is first shown. If the code is already here, the page is
 * drawn at once, because anything that suspends takes a third of a second.
 */
function toRoute({ path, load }: Page): ComponentType {
  const Fetched = lazy(async () => ({ default: (await load()).Page }));
  return function Route() {
    const [Shown] = useState(() => loaded.get(path) ?? Fetched);
    return <Shown />;
  };
}

/** Fetches the code of a page before it is shown. */
export async function fetchPage<Code extends PageCode<unknown>>({
  path,
  load,
}: Loadable<Code>): Promise<Code> {
  const code = await load();
  loaded.set(path, code.Page);
  return code;
}

/** The page at an address. Undefined if there is none. */
export function findPage(pathname: string): Page | undefined {
  return pages.find(({ path }) => matchPath(path, pathname) !== null);
}
