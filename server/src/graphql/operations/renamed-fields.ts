import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';

/**
 * Fields that have a new name, by type: the old name, then the new one. Programs and saved
 * questions that use the old name keep working.
 */
export const renamedFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Contribution: { ofMix: 'mixEffect', ofRate: 'rateEffect' },
  Figure: { inWords: 'displayText', othersInWords: 'othersText' },
  FigureTable: { filterInWords: 'filterText', returnsBehind: 'sourceReturns' },
  Measure: { besideOnly: 'companion', inSentences: 'nameInSentences' },
  PackSignature: { isStanding: 'isCurrent' },
  Protection: { mostCuts: 'maxCuts' },
  Session: { isThisOne: 'isCurrent' },
  Viewer: { entrance: 'signInMode', isAtMachine: 'isLocalAdministrator' },
};

/**
 * Adds the old name of each renamed field to the schema, deprecated, with the same answer. The
 * document of a pack that was signed before a field was renamed still has the old name, so each
 * name also reads the other.
 *
 * @throws if a type or a field of the list does not exist
 */
export function addRenamedFields(schema: GraphQLSchema): void {
  for (const [typeName, names] of Object.entries(renamedFields)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`There is no type ${typeName}`);
    for (const [old, now] of Object.entries(names)) addOldName(type, { old, now });
  }
}

function addOldName(
  type: GraphQLObjectType,
  { old, now }: { readonly old: string; readonly now: string },
): void {
  const fields = type.getFields();
  const field = fields[now];
  if (field === undefined) throw new Error(`${type.name} has no field ${now}`);
  const { resolve } = field;
  field.resolve = (source, ...rest) => {
    if (hasOnly(source, { old, now })) return readProperty(source, old);
    return resolve ? resolve(source, ...rest) : readProperty(source, now);
  };
  const former: GraphQLField<unknown, unknown> = {
    ...field,
    name: old,
    deprecationReason: `Use ${now}.`,
  };
  fields[old] = former;
}

/** Whether an object has a property with the old name, and none with the new one. */
function hasOnly(
  source: unknown,
  { old, now }: { readonly old: string; readonly now: string },
): source is object {
  return (
    typeof source === 'object' &&
    source !== null &&
    Object.hasOwn(source, old) &&
    !Object.hasOwn(source, now)
  );
}

function readProperty(source: unknown, name: string): unknown {
  return typeof source === 'object' && source !== null ? Reflect.get(source, name) : undefined;
}
