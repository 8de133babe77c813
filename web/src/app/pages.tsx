import { type ComponentType, lazy, useState } from 'react';
import { matchPath } from 'react-router';

import type { FirstAddress, FirstQuestion, ToFirstQuestion } from '#graphql/first-question.js';

/** The code of a page. */
interface PageCode<ToQuestion> {
  readonly Page: ComponentType;
  /** Left out where the page is drawn before it asks. */
  readonly toFirstQuestion?: ToQuestion;
}

interface Loadable<Code> {
  /**
   * The address; a colon stands before what differs, a question mark after what may be left out.
   */
  readonly path: string;
  readonly load: () => Promise<Code>;
  /** Whether nothing stands around it: no bar, no menu. */
  readonly isAlone?: true;
}

interface PlainPage extends Loadable<PageCode<(address: FirstAddress) => FirstQuestion>> {
  /**
   * What comes without the shell asking for it: nothing, or the viewer with the page’s own
   * question.
   */
  readonly brings: 'nothing' | 'viewer';
}

interface ChoosingPage extends Loadable<PageCode<ToFirstQuestion>> {
  /**
   * The viewer comes with all that there is to choose from, which is asked before the page is
   * drawn.
   */
  readonly brings: 'choices';
}

type Page = PlainPage | ChoosingPage;

/** Pages whose code is here. */
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
    load: async () => ({ Page: (await import('#features/my-page/MinePage.js')).MinePage }),
  },
  {
    path: '/explore/saved',
    brings: 'viewer',
    load: async () => ({
      Page: (await import('#features/explore/saved/SavedListPage.js')).SavedListPage,
    }),
  },
  {
    path: '/explore/saved/:id',
    brings: 'viewer',
    load: async () => ({
      Page: (await import('#features/explore/saved/SavedQuestionPage.js')).SavedQuestionPage,
    }),
  },
  {
    path: '/explore/:id?',
    brings: 'choices',
    load: async () => ({
      Page: (await import('#features/explore/bench/ExplorePage.js')).ExplorePage,
    }),
  },
  {
    path: '/schedules',
    brings: 'viewer',
    load: async () => ({
      Page: (await import('#features/schedules/SchedulesPage.js')).SchedulesPage,
    }),
  },
  {
    path: '/alerts',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/schedules/AlertsPage.js')).AlertsPage }),
  },
  {
    path: '/inbox',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/schedules/InboxPage.js')).InboxPage }),
  },
  {
    path: '/boards',
    brings: 'nothing',
    load: async () => ({ Page: (await import('#features/boards/list/BoardsPage.js')).BoardsPage }),
  },
  {
    path: '/boards/template',
    brings: 'nothing',
    load: async () => ({
      Page: (await import('#features/boards/sections/TemplatePage.js')).TemplatePage,
    }),
  },
  {
    path: '/boards/:quarter/:area',
    brings: 'nothing',
    load: async () => ({ Page: (await import('#features/boards/pack/PackPage.js')).PackPage }),
  },
  {
    path: '/boards/:quarter/:area/print',
    brings: 'nothing',
    isAlone: true,
    load: async () => ({
      Page: (await import('#features/boards/print/PackPrintPage.js')).PackPrintPage,
    }),
  },
  {
    path: '/boards/:quarter/:area/projector',
    brings: 'nothing',
    isAlone: true,
    load: async () => ({
      Page: (await import('#features/boards/projector/ProjectorPage.js')).ProjectorPage,
    }),
  },
  {
    path: '/boards/:quarter/:area/edit',
    brings: 'nothing',
    load: async () => ({
      Page: (await import('#features/boards/edit/PackEditPage.js')).PackEditPage,
    }),
  },
  {
    path: '/returns',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/returns/ReturnsPage.js')).ReturnsPage }),
  },
  {
    path: '/returns/send',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/returns/send/SendPage.js')).SendPage }),
  },
  {
    path: '/returns/send/:id',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/returns/send/StagedPage.js')).StagedPage }),
  },
  {
    path: '/returns/moderation',
    brings: 'viewer',
    load: async () => ({
      Page: (await import('#features/moderation/ModerationPage.js')).ModerationPage,
    }),
  },
  {
    path: '/measures',
    brings: 'nothing',
    load: async () => ({ Page: (await import('#features/measures/MeasuresPage.js')).MeasuresPage }),
  },
  { path: '/measures/:key', brings: 'choices', load: async () => import('./measure-page.js') },
  {
    path: '/about',
    brings: 'nothing',
    load: async () => ({ Page: (await import('#features/about/AboutPage.js')).AboutPage }),
  },
  {
    path: '/help/:reader?',
    brings: 'nothing',
    load: async () => ({ Page: (await import('#features/help/HelpPage.js')).HelpPage }),
  },
  {
    path: '/disclosure',
    brings: 'nothing',
    load: async () => ({
      Page: (await import('#features/disclosure/DisclosurePage.js')).DisclosurePage,
    }),
  },
  {
    path: '/sign-in',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/sign-in/SignInPage.js')).SignInPage }),
  },
  {
    path: '/account',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/account/AccountPage.js')).AccountPage }),
  },
  {
    path: '/our-data',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/our-data/OurDataPage.js')).OurDataPage }),
  },
  {
    path: '/admin/log',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/admin-log/LogPage.js')).LogPage }),
  },
  {
    path: '/admin/people',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/admin-people/PeoplePage.js')).PeoplePage }),
  },
  {
    path: '/admin/contacts',
    brings: 'viewer',
    load: async () => ({
      Page: (await import('#features/admin-contacts/ContactsPage.js')).ContactsPage,
    }),
  },
  {
    path: '/admin/tokens',
    brings: 'viewer',
    load: async () => ({ Page: (await import('#features/admin-tokens/TokensPage.js')).TokensPage }),
  },
];

/** Each page by its address. */
export const routes = pages.map((page) => ({
  path: page.path,
  isAlone: page.isAlone === true,
  Component: toRoute(page),
}));

/**
 * A page whose code is fetched when it is first shown. Where it is here already it is drawn at
 * once: whatever waits, waits a third of a second.
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

/** The page at an address. Undefined where there is none. */
export function findPage(pathname: string): Page | undefined {
  return pages.find(({ path }) => matchPath(path, pathname) !== null);
}
