import {
  type ASTNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/**
 * The limits of one operation, with its fragments expanded. Pages of figures are far below them.
 * Values in variables and arguments are counted each time that they are used.
 */
export const limits = {
  depth: 15,
  aliases: 100,
  directives: 50,
  fragments: 50,
  fields: 6_000,
  tokens: 10_000,
  values: 20_000,
} as const;

/** The size of a selection when all of its fragments are expanded. */
interface Size {
  readonly depth: number;
  /** The number of fields with an alias in the answer, and of fields that are repeated. */
  readonly aliases: number;
  readonly directives: number;
  /** The number of all fields, counted each time that they occur. */
  readonly fields: number;
}

const nothing: Size = { depth: 0, aliases: 0, directives: 0, fields: 0 };

/**
 * Refuses a text that defines too many fragments before it is parsed, because validation compares
 * all fragments with each other before our own rules run.
 *
 * @throws for a body whose question defines more fragments than allowed
 */
export function refuseManyFragments(body: unknown): void {
  const text: unknown =
    typeof body === 'object' && body !== null && 'query' in body ? body.query : null;
  if (typeof text !== 'string' || (text.match(/\bfragment\b/g)?.length ?? 0) <= limits.fragments)
    return;
  throw new GraphQLError(
    `The question defines more than ${limits.fragments} fragments. Ask for less at once, in several questions.`,
    {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
    },
  );
}

/**
 * The validation rules that refuse operations beyond the limits, before any data is read. The
 * parser itself counts tokens.
 */
export function limitOperations(): ValidationRule[] {
  return [
    (context) => {
      const sizeOf = sizer(context);
      return {
        OperationDefinition(operation) {
          const { depth, aliases, directives, fields } = sizeOf(operation);
          if (depth > limits.depth)
            report(context, operation, `nests fields more than ${limits.depth} deep`);
          if (aliases > limits.aliases)
            report(
              context,
              operation,
              `has more than ${limits.aliases} aliases or repeated fields`,
            );
          if (directives > limits.directives)
            report(context, operation, `has more than ${limits.directives} directives`);
          if (fields > limits.fields)
            report(
              context,
              operation,
              `selects more than ${limits.fields.toLocaleString('en-GB')} fields`,
            );
        },
      };
    },
  ];
}

function report(context: ValidationContext, node: ASTNode, what: string): void {
  context.reportError(
    new GraphQLError(`The question ${what}. Ask for less at once, in several questions.`, {
      nodes: node,
    }),
  );
}

/**
 * Measures operations in one pass over the document: the size of a fragment is computed only once.
 * A fragment that names itself, which another rule refuses, counts as empty.
 */
function sizer(context: ValidationContext): (operation: OperationDefinitionNode) => Size {
  const known = new Map<string, Size>();

  const ofFragment = (name: string): Size => {
    const found = known.get(name);
    if (found) return found;
    known.set(name, nothing);
    const fragment: FragmentDefinitionNode | null | undefined = context.getFragment(name);
    const size = fragment
      ? ofSet(fragment.selectionSet, fragment.directives?.length ?? 0)
      : nothing;
    known.set(name, size);
    return size;
  };

  const ofField = (node: FieldNode, isRepeated: boolean): Size => {
    // A separate rule limits the depth of introspection.
    const inner = node.selectionSet ? ofSet(node.selectionSet, 0) : nothing;
    const isAboutSchema = node.name.value === '__schema' || node.name.value === '__type';
    return {
      depth: isAboutSchema ? 1 : inner.depth + 1,
      aliases: inner.aliases + (node.alias !== undefined || isRepeated ? 1 : 0),
      directives: inner.directives + (node.directives?.length ?? 0),
      fields: inner.fields + 1,
    };
  };

  const ofSet = ({ selections }: SelectionSetNode, directives: number): Size => {
    const seen = new Set<string>();
    let size: Size = { ...nothing, directives };
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        size = add(size, ofField(node, seen.has(key)));
        seen.add(key);
      } else if (node.kind === Kind.INLINE_FRAGMENT)
        size = add(size, ofSet(node.selectionSet, node.directives?.length ?? 0));
      else
        size = add(add(size, ofFragment(node.name.value)), {
          ...nothing,
          directives: node.directives?.length ?? 0,
        });
    }
    return size;
  };

  return (operation) => ofSet(operation.selectionSet, operation.directives?.length ?? 0);
}

function add(a: Size, b: Size): Size {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    fields: a.fields + b.fields,
  };
}
