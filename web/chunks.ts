import type { Rolldown } from 'vite';

type Context = Parameters<Extract<NonNullable<Rolldown.CodeSplittingGroup['name']>, (...given: never[]) => unknown>>[1];

const own = /\/web\/src\/(ui|parts|lib|charts|graphql)\//;
const heavy = /react-aria|recharts/;
const entry = /\/web\/src\/app\/main\.tsx$/;
const figureBlock = /\/web\/src\/ui\/figure-block\/FigureBlock\.tsx$/;

/**
 * The files that a page begins with are few, since each is a request of its own, six at a time: the entry with all that it needs, the
 * block of a figure with all that it needs, and the small things that several pages use. What leads to a large library and is not
 * needed at once is left where it is, since it is fetched once somebody needs it.
 */
export const chunks: Rolldown.CodeSplittingGroup[] = [
  {
    name: (id, context) => (isNeededBy(entry, id, context) ? 'entry' : null),
    debugName: 'entry',
    priority: 2,
    includeDependenciesRecursively: false,
  },
  {
    name: (id, context) => (own.test(id) && !leadsTo(heavy, id, context) ? 'parts' : null),
    debugName: 'parts',
    priority: 1,
    minShareCount: 2,
    includeDependenciesRecursively: false,
  },
  {
    name: (id, context) => (isNeededBy(figureBlock, id, context) ? 'block' : null),
    debugName: 'block',
    includeDependenciesRecursively: false,
  },
];

type Step = (module: Rolldown.ModuleInfo) => readonly string[];

/** Whether a module is fetched with another one. */
function isNeededBy(other: RegExp, id: string, context: Context): boolean {
  return isFound(
    other,
    id,
    stepThrough(context, ({ importers }) => importers),
  );
}

/** Whether another module is fetched with this one. */
function leadsTo(other: RegExp, id: string, context: Context): boolean {
  return isFound(
    other,
    id,
    stepThrough(context, ({ importedIds }) => importedIds),
  );
}

function stepThrough(context: Context, step: Step) {
  return (id: string): readonly string[] => {
    const module = context.getModuleInfo(id);
    return module === null ? [] : step(module);
  };
}

/** Whether a module is found among those that are reached from one, itself among them. */
function isFound(module: RegExp, from: string, step: (id: string) => readonly string[]): boolean {
  const reached = new Set([from]);
  for (const id of reached) {
    if (module.test(id)) return true;
    for (const next of step(id)) reached.add(next);
  }
  return false;
}
