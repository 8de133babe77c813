== server/src/app.ts
276: This was asked for by a page on another site, so nothing was done. Use a page of Stronghold itself.
308: This is not a valid address.
316: Nobody signs in here, so only this machine is served, by the name localhost or its loopback address.
329: the database does not answer
343: Questions for figures were answered and could not be kept
361: Refusals were counted, and the log could not be told
369: The web application is not built: ${webFolder} has no index.html.
384: public, max-age=31536000, immutable
392: There is nothing at ${request.url}.
== server/src/main.ts
49: The connection to the database broke while Stronghold was starting. Start again: what was published is kept.
== server/src/print-measures.ts
15: # Measures Every figure that the partnership has defined: how it is worked out, what it can be grouped and filtered by, and who sees it as it is. The words here are the declarations in `server/src/domain/measures/`; `pnpm schema` writes this page from them, and `pnpm check` says when it is out of date. How to ask for a measure is in [analysts.md](analysts.md), how small numbers are protected in [disclosure.md](disclosure.md), and how to add one in [CONTRIBUTING.md](../CONTRIBUTING.md#a-measure).
24: Returns that are due
39: Population of districts
45: Leaves out
49: Shown only beside
51: ${measure.dimensions.map((dimension) => dimensions[dimension].}.
56: - **${name}**: ${value}
67: ${[introduction, ...sections].join('\n\n')}
== server/src/print-schema.ts
6: ${printSchema(lexicographicSortSchema(await builtSchema))}
== server/src/run-mail.ts
62: ${isGivenUp ? 'A mail was given up' : 'A mail could not be sen}. ${sentence}
62: A mail was given up
62: A mail could not be sent, and is tried again
66: Mails that are due could not be sent
== server/src/run-server.ts
100: Port ${settings.port} is taken; this is the next free one.
108: Stronghold is ready: ${address}${provider ? `, for whoever signs in at ${provider.issuer}, by}
108: , for whoever signs in at ${provider.issuer}, by ${provider.publicUrl}
142: The packs of the demonstration were not made.
153: A mail was to be written before the server was built
179: Demonstration data
182: there already
182: ${made.returns} returns with ${made.rows} rows
204: Database: ${line}
218: The database has stopped unexpectedly. Start again: what was published is kept.
224: Schema and reference data
242: ${applied.length} migrations
248: applied ${describeMigrations(applied)}
249: added ${areas} areas and ${agencies} agencies
251: up to date
259: Installation: new, ${isDemonstration ? 'with demonstration data' : 'without demon}
259: with demonstration data
259: without demonstration data
261: Installation: this database was started with demonstration data, and keeps it. To begin without: npm start -- --fresh --empty
263: Installation: ${isDemonstration ? 'a demonstration' : 'without demonstration}
263: without demonstration data. To start again with it: npm start -- --fresh
268: http://${shown.includes(':') ? `[${shown}]` : shown}:${port}
== server/src/schema.ts
134: Questions. Each request is made as one person or as nobody, and each field returns an answer or the reason for refusing one.
137: Changes. Each takes one input and returns the result, or the problems that prevented it.
== server/src/serve-api.ts
270: An answer of the API came in parts
315: Nobody asks who could be looked at
331: jobs of ${identity.viewer.personId ?? 'nobody'}
== server/src/start-jobs.ts
20: Work that nobody waits for failed. It is tried again.
