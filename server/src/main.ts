/**
 * The server’s entry point. It imports the server only once graphql-js is loaded, because the
 * imports of one built file run before its own code.
 */
import '#graphql/load-graphql.js';

await import('./start.js');
