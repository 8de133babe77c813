import '@apollo/client';

import type { GraphQLCodegenDataMasking } from '@apollo/client/masking';

declare module '@apollo/client' {
  // The interface is ours to extend, not to fill.
  export interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}
