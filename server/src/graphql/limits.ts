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
 * What one operation may be at most, its fragments opened wherever they are named. A page of
 * figures stays far below. Values are those of variables, and those of arguments, each as often as
 * it is used.
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

/** What a selection comes to when all of its fragments are opened. */
interface Size {
  readonly depth: number;
  /**
   * Fields that are called something else in the answer, and fields that stand a second time beside
   * themselves.
   */
  readonly aliases: number;
  readonly directives: number;
  /** Every field, as often as it stands. */
  readonly fields: number;
}

const nothing: Size = { depth: 0, aliases: 0, directives: 0, fields: 0 };

/**
 * Refuses a text that defines more fragments than one may, before it is read: each is held against
 * each other, and against what it names, before any rule of ours is asked.
 *
 * @throws for a body whose question defines more
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
 * The rule that refuses operations beyond the limits, before anything is read. Tokens are counted
 * by the parser itself.
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
 * Sizes operations in one go over the document, however often a fragment is named: what it comes to
 * is worked out once. A fragment that names itself, which another rule refuses, comes to nothing
 * there.
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
    // What the schema says of itself nests as deep as its types do; a rule of its own bounds that.
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
