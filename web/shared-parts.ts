import type { Rolldown } from 'vite';

type Context = Parameters<
  Extract<NonNullable<Rolldown.CodeSplittingGroup['name']>, (...given: never[]) => unknown>
>[1];

const own = /\/web\/src\/(ui|parts|blocks|lib|charts|graphql)\//;
const draws = /\/web\/src\/(blocks|charts)\//;
/**
 * Code that the pages of schedules and alerts share, and that no page of figures needs at first.
 */
const watches = '/web/src/parts/watch/';
const builds = /\/web\/src\/features\/explore\/(?:builder\/|marks\/Pop)/;
const lists = /\/web\/src\/(?:features\/(?:admin-[a-z]+|our-data)\/|app\/AdminPage)/;
/** Pages that say how figures are made and protected. */
const methods = /\/web\/src\/features\/(?:about|disclosure)\//;
/** Code that the page of a measure needs first. Pages of administration need some of it too. */
const measure = /\/web\/src\/(?:features\/(?:events|measures|targets)\/|app\/MeasureRoute)/;
const comesWithMeasure = within(/\/app\/MeasureRoute\.tsx$/);
/** Pages that are each a declaration of a few lines. */
const subjects =
  /\/web\/src\/(?:features\/(?:reports|disruptions|safeguarding|resourcing)\/page|blocks\/page\/SubjectPage)\.tsx$/;
/**
 * Pages that link to each other: schedules, alerts and the inbox; returns and the pages for sending
 * them.
 */
const families = /\/web\/src\/features\/(schedules|returns)\//;
/** The code that draws lines for several rows. The few blocks that need it fetch it. */
const drawsLines = /\/web\/src\/charts\/(?:TimeLines|time-lines)/;
/** The page that is drawn from blocks. */
const page = '/web/src/blocks/page/PageOfBlocks.tsx';
/** React Aria with its own libraries, and the controls that are a thin cover of it. */
const control =
  /\/node_modules\/(?:react-(?:aria|stately)|react-aria-components|@internationalized|clsx|use-sync-external-store)\/|\/web\/src\/ui\/(?:Select(?:Box|Search)|(?:Text|Tick|Choice)Control|figure-block\/FigureMenu)\.tsx$/;
const heavy = /react-aria|recharts|react-table|react-markdown/;

/**
 * The GraphQL package. The client needs only the part that prints questions; only the workbench
 * needs the rest, although both are in the same files.
 */
const graphql = '/node_modules/graphql/';
const writesQuestions =
  /\/graphql\/(?:jsutils\/(?:devAssert|inspect)|language\/(?:ast|blockString|characterClasses|kinds|printer|printString|reducer|visitor))\b/;

/**
 * One file for everything that every page needs first: several files compress less well, and each
 * adds the names that it exports to the others.
 */
export const entryParts: Rolldown.CodeSplittingGroup = {
  name: (id, context) =>
    (!id.includes(graphql) || writesQuestions.test(id)) && isOfEntry(id, context) ? 'entry' : null,
  debugName: 'entry',
  priority: 1,
  includeDependenciesRecursively: false,
};

/** Whether a page of figures needs a module. */
const comesWithFigures = within(/\/(?:features\/(?:reports|areas)\/page|app\/MeasureRoute)\.tsx?$/);

/**
 * Puts small modules that several pages use, and the entry does not, into a few files, so that a
 * page starts with a handful of requests. There is a file for schedules and alerts; one for the
 * drawing code that every page of figures needs, and one for other drawing code, such as tiles; one
 * for other code that those pages or the workbench need; and one for everything else, such as forms
 * and lists. Modules that import a large library are left where they are, because they are fetched
 * when somebody needs them.
 */
export const sharedParts: Rolldown.CodeSplittingGroup = {
  name: (id, context) =>
    own.test(id) && !drawsLines.test(id) && !isOfEntry(id, context) && !isHeavy(id, context)
      ? toSharedFile(id, context)
      : null,
  debugName: 'parts',
  minShareCount: 2,
  includeDependenciesRecursively: false,
};

function toSharedFile(id: string, context: Context): string {
  if (id.includes(watches)) return 'watch';
  if (comesWithFigures(id, context)) return draws.test(id) ? 'blocks' : 'parts';
  if (draws.test(id)) return 'tiles';
  return comesWithBench(id, context) ? 'parts' : 'forms';
}

/**
 * Small pages of lists in one file: a person who opens one goes on to the next, and the entry has
 * to name each file of a page.
 */
export const listParts: Rolldown.CodeSplittingGroup = {
  name: (id, context) => {
    if (lists.test(id)) return 'lists';
    if (subjects.test(id)) return 'subjects';
    if (measure.test(id) && comesWithMeasure(id, context)) return 'measure';
    return methods.test(id) ? 'methods' : (families.exec(id)?.[1] ?? null);
  },
  debugName: 'lists',
  priority: 1,
  includeDependenciesRecursively: false,
};

const comesWithBoards = within(/\/boards\/list\/BoardsPage\.tsx$/);
const comesWithPack = within(/\/boards\/pack\/PackPage\.tsx$/);

/**
 * The code that several pages of boards share, in three files, because the entry has to name each
 * file: what the list needs first, what a pack needs too, and what only its secretary, print and
 * projector need.
 */
export const boardParts: Rolldown.CodeSplittingGroup = {
  name: (id, context) => {
    if (!id.includes('/web/src/features/boards/')) return null;
    if (comesWithBoards(id, context)) return 'boards';
    return comesWithPack(id, context) ? 'pack' : 'pack-work';
  },
  debugName: 'boards',
  minShareCount: 2,
  priority: 1,
  includeDependenciesRecursively: false,
};

const comesWithBuilder = within(/\/(?:BuilderPane|StripFilter)\.tsx$/);
const comesWithPage = within(/\/ExplorePage\.tsx$/);

/**
 * The builder, and the code that adds a filter from the strip, in one file: they share most of
 * their modules. Code that the page itself needs first is not in it.
 */
export const builderParts: Rolldown.CodeSplittingGroup = {
  name: (id, context) =>
    builds.test(id) && comesWithBuilder(id, context) && !comesWithPage(id, context)
      ? 'BuilderPane'
      : null,
  debugName: 'builder',
  priority: 1,
  includeDependenciesRecursively: false,
};

const comesWithBench = within(/\/(?:ExplorePage|AnswerPane|BuilderPane)\.tsx$|\/editor-host\.ts$/);

/**
 * The code that the panes of the workbench share with each other and with the pages of saved
 * questions.
 */
export const benchParts: Rolldown.CodeSplittingGroup = {
  name: (id, context) =>
    id.includes('/web/src/features/explore/') && comesWithBench(id, context) ? 'bench' : null,
  debugName: 'bench',
  minShareCount: 2,
  priority: 1,
  includeDependenciesRecursively: false,
};

const comesWithBlock = within(/\/blocks\/page\/Block\.tsx$/);
const comesWithTiles = within(/\/features\/overview\/OverviewPage\.tsx$/);
const comesWithPickList = within(/\/ui\/SelectBox\.tsx$/);
const comesWithField = within(/\/ui\/(?:Text|Tick|Choice)Control\.tsx$/);

/**
 * The code of React Aria that controls need, in four files: what the Overview needs first, such as
 * a button; what both a block and a pick list need; what only pick lists and dialogs need, which
 * are fetched later; and the fields of forms. Otherwise a page would wait for some twenty small
 * files.
 */
export const controlParts: Rolldown.CodeSplittingGroup = {
  name: (id, context) => {
    if (!control.test(id) || isOfEntry(id, context)) return null;
    if (comesWithTiles(id, context)) return 'press';
    if (comesWithPickList(id, context)) return comesWithBlock(id, context) ? 'choices' : 'pick';
    return comesWithField(id, context) ? 'fields' : null;
  },
  debugName: 'controls',
  priority: 2,
  includeDependenciesRecursively: false,
};

/**
 * The code that a block needs in addition to the tiles of the Overview, including its library.
 * Otherwise there would be a dozen files of a few hundred bytes, and a page would wait for each.
 */
export const blockParts: Rolldown.CodeSplittingGroup = {
  name: (id, context) =>
    id.endsWith(page) ||
    (comesWithBlock(id, context) &&
      !comesWithTiles(id, context) &&
      !isOfEntry(id, context) &&
      !comesWithBench(id, context) &&
      (!own.test(id) || isHeavy(id, context)))
      ? 'block'
      : null,
  debugName: 'block',
  priority: 1,
  includeDependenciesRecursively: false,
};

type Within = (id: string, context: Context, seen?: Set<string>) => boolean;

/** Returns a function that says whether a module, or any that imports it, matches the pattern. */
function within(of: RegExp): Within {
  const isWithin: Within = (id, context, seen = new Set()) => {
    if (of.test(id)) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return (
      context.getModuleInfo(id)?.importers.some((importer) => isWithin(importer, context, seen)) ??
      false
    );
  };
  return isWithin;
}

function isOfEntry(id: string, context: Context, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const module = context.getModuleInfo(id);
  return (
    module !== null &&
    (module.isEntry || module.importers.some((importer) => isOfEntry(importer, context, seen)))
  );
}

function isHeavy(id: string, context: Context, seen = new Set<string>()): boolean {
  if (heavy.test(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (
    context.getModuleInfo(id)?.importedIds.some((imported) => isHeavy(imported, context, seen)) ??
    false
  );
}
