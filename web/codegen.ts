import type { CodegenConfig } from '@graphql-codegen/cli';

import { findDocumentFiles } from './document-files.js';

const config: CodegenConfig = {
  overwrite: true,
  schema: '../server/schema.graphql',
  documents: findDocumentFiles(),
  generates: {
    'src/graphql/operations.ts': {
      plugins: ['typescript-operations'],
      config: {
        avoidOptionals: { field: true, inputValue: false },
        customDirectives: { apolloUnmask: true },
        defaultScalarType: 'unknown',
        enumsAsTypes: true,
        inlineFragmentTypes: 'mask',
        nonOptionalTypename: true,
        scalars: {
          Date: 'string',
          DateTime: 'string',
          FinancialYear: 'string',
          ID: 'string',
          JSON: 'unknown',
          Month: 'string',
          Quarter: 'string',
        },
        skipTypeNameForRoot: true,
        useTypeImports: true,
      },
    },
  },
};

export default config;
