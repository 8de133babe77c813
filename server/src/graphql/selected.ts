import type { GraphQLResolveInfo } from 'graphql';
import {
  type FieldsByTypeName,
  parseResolveInfo,
  type ResolveTree,
} from 'graphql-parse-resolve-info';

/** Whether a field of the current object is selected, under any alias. */
export function isSelected(info: GraphQLResolveInfo, field: string): boolean {
  const parsed = parseResolveInfo(info);
  if (!parsed || !isTree(parsed)) return false;
  return Object.values(parsed.fieldsByTypeName).some((fields) =>
    Object.values(fields).some(({ name }) => name === field),
  );
}

function isTree(parsed: ResolveTree | FieldsByTypeName): parsed is ResolveTree {
  return 'fieldsByTypeName' in parsed;
}
