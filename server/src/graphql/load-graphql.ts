/**
 * Loads graphql-js for production: otherwise it searches each value for classes of a second copy of
 * itself. It asks only while it loads, so this module must be imported before any other one that
 * imports it. Our own settings read NODE_ENV too, and must find it unchanged.
 */
const { NODE_ENV } = process.env;
process.env.NODE_ENV = 'production';
await import('graphql');
if (NODE_ENV === undefined) delete process.env.NODE_ENV;
else process.env.NODE_ENV = NODE_ENV;
export {};
