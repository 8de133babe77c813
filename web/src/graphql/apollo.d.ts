import '@apollo/client';

import type { GraphQLCodegenDataMasking } from '@apollo/client/masking';

declare module '@apollo/client' {
  // Apollo declares this interface for us to extend.
  export interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}
