import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { findDocumentFiles } from '../../web/document-files.js';

import { fragmentOfComponent } from './fragment-of-component.js';

const root = join(import.meta.dirname, '../..');
const schemaFile = join(root, 'server/schema.graphql');

/**
 * The schema is the contract: every type, argument and enum value is described, and named as
 * docs/style.md asks.
 */
const contract = {
  '@graphql-eslint/description-style': 'error',
  // `setTarget` takes a `SetTargetInput`: the names differ in their first letter.
  '@graphql-eslint/input-name': ['error', { checkInputType: true, caseSensitiveInputType: false }],
  '@graphql-eslint/naming-convention': [
    'error',
    {
      types: {
        style: 'PascalCase',
        forbiddenPatterns: [/(?<![siu])s$/],
        forbiddenSuffixes: ['Enum', 'Interface', 'Union', 'Dto'],
      },
      FieldDefinition: 'camelCase',
      InputValueDefinition: 'camelCase',
      DirectiveDefinition: 'camelCase',
      'EnumValueDefinition[parent.name.value!=MeasureKey]': 'UPPER_CASE',
      'EnumValueDefinition[parent.name.value=MeasureKey]': 'camelCase',
      // `savedQuery` is allowed, because it is the name of its type.
      'FieldDefinition[parent.name.value=Query][name.value!=savedQuery]': {
        forbiddenPrefixes: ['query', 'get', 'find', 'list'],
        forbiddenSuffixes: ['Query'],
      },
      'FieldDefinition[parent.name.value=Mutation]': {
        forbiddenPrefixes: ['mutation'],
        forbiddenSuffixes: ['Mutation'],
      },
    },
  ],
  '@graphql-eslint/no-hashtag-description': 'error',
  '@graphql-eslint/no-typename-prefix': 'error',
  '@graphql-eslint/no-unreachable-types': 'error',
  // Lists with pages follow Relay's rules, as clients expect. Single nodes have their own fields.
  '@graphql-eslint/relay-arguments': 'error',
  '@graphql-eslint/relay-connection-types': 'error',
  '@graphql-eslint/relay-edge-types': [
    'error',
    { shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
  ],
  '@graphql-eslint/relay-page-info': 'error',
  '@graphql-eslint/require-deprecation-reason': 'error',
  '@graphql-eslint/require-description': [
    'error',
    {
      types: true,
      rootField: true,
      DirectiveDefinition: true,
      EnumValueDefinition: true,
      InputValueDefinition: true,
      // Fields, including those of inputs, are described if their name does not say everything.
      ignoredSelectors: ['InputObjectTypeDefinition > InputValueDefinition'],
    },
  ],
  '@graphql-eslint/unique-enum-value-names': 'error',
};

const questions = {
  '@graphql-eslint/fields-on-correct-type': 'error',
  '@graphql-eslint/known-argument-names': 'error',
  '@graphql-eslint/known-fragment-names': 'error',
  '@graphql-eslint/known-type-names': 'error',
  '@graphql-eslint/naming-convention': [
    'error',
    {
      VariableDefinition: 'camelCase',
      OperationDefinition: {
        style: 'PascalCase',
        forbiddenPrefixes: ['Get'],
        forbiddenSuffixes: ['Query', 'Mutation'],
      },
    },
  ],
  '@graphql-eslint/no-anonymous-operations': 'error',
  '@graphql-eslint/no-deprecated': 'error',
  '@graphql-eslint/no-duplicate-fields': 'error',
  '@graphql-eslint/no-fragment-cycles': 'error',
  '@graphql-eslint/no-undefined-variables': 'error',
  '@graphql-eslint/no-unused-variables': 'error',
  '@graphql-eslint/overlapping-fields-can-be-merged': 'error',
  '@graphql-eslint/possible-fragment-spread': 'error',
  '@graphql-eslint/provided-required-arguments': 'error',
  '@graphql-eslint/scalar-leafs': 'error',
  '@graphql-eslint/unique-fragment-name': 'error',
  '@graphql-eslint/unique-operation-name': 'error',
  '@graphql-eslint/value-literals-of-correct-type': 'error',
  '@graphql-eslint/variables-are-input-types': 'error',
  '@graphql-eslint/variables-in-allowed-position': 'error',
  'house/fragment-of-component': 'error',
};

/**
 * Settings for the printed schema, and for the documents inside the web's components. Without a
 * printed schema they cannot be checked.
 */
export function graphqlRules(graphql) {
  if (!existsSync(schemaFile)) return [];

  const plugins = { '@graphql-eslint': graphql };
  // The code around the documents is for oxlint.
  const processor = {
    ...graphql.processor,
    preprocess: (code, file) =>
      graphql.processor.preprocess(code, file).filter((part) => typeof part !== 'string'),
  };
  const documents = existsSync(join(root, 'web/src'))
    ? findDocumentFiles().map((file) => `web/${file}`)
    : [];
  const parserOptions = {
    graphQLConfig: { schema: schemaFile, documents: documents.map((file) => join(root, file)) },
  };
  return [
    ...(documents.length > 0 ? [{ files: documents, processor }] : []),
    {
      files: ['server/schema.graphql'],
      plugins,
      languageOptions: { parser: graphql.parser, parserOptions },
      rules: contract,
    },
    {
      files: ['web/src/**/*.graphql'],
      plugins: {
        ...plugins,
        house: { rules: { 'fragment-of-component': fragmentOfComponent } },
      },
      languageOptions: { parser: graphql.parser, parserOptions },
      rules: questions,
    },
  ];
}
