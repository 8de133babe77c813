import { registerEnumType } from 'type-graphql';

/**
 * Makes a GraphQL enum from a list of codes. Each code is its own value, and the labels are the
 * descriptions in the schema.
 *
 * @returns the object for use in type functions
 */
export function codeEnum<Code extends string>(
  name: string,
  description: string,
  labels: Readonly<Record<Code, string>>,
): Readonly<Record<string, string>> {
  const codes = Object.keys(labels);
  const values = Object.fromEntries(codes.map((code) => [code, code]));
  const described = Object.fromEntries(
    Object.entries<string>(labels).map(([code, label]) => [code, { description: label }]),
  );
  registerEnumType(values, { name, description, valuesConfig: described });
  return values;
}
