import { type Command, InvalidArgumentError } from 'commander';

import { Refusal } from '@stronghold/prisma/refusal';

import type { Setting } from './setting.js';
import type { Output, Terminal } from './terminal.js';
import { writeLines } from './write-lines.js';

/**
 * The client id and secret for a trial provider. They are not confidential, because the provider
 * runs only on this machine, with made-up posts.
 */
const CLIENT_ID = 'stronghold';
const CLIENT_SECRET = 'a-secret-for-trials-on-this-machine-alone';

interface ProviderOptions {
  readonly port: number;
  readonly publicUrl: string;
}

/**
 * Declares `identity-provider`, which runs a real identity provider with made-up posts, to try
 * sign-in on this machine.
 */
export function declareIdentityProvider(
  command: Command,
  _getSetting: () => Setting,
  { output }: Terminal,
): void {
  command
    .option('--port <port>', 'where it listens', parsePort, 4700)
    .option('--public-url <address>', 'where a browser finds Stronghold', 'http://127.0.0.1:4600')
    .action((options: ProviderOptions) => runProvider(options, output));
}

async function runProvider({ port, publicUrl }: ProviderOptions, output: Output): Promise<void> {
  // Only trials need the provider, and its packages are development dependencies.
  const { startTrialProvider } = await import('./trial-provider.js').catch((error: unknown) => {
    throw new Refusal(
      `The trial identity provider is not installed: run "pnpm install" without --prod. ${String(error)}`,
    );
  });
  const provider = await startTrialProvider({
    port,
    publicUrl,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
  });
  const { issuer, subjects } = provider;
  writeLines(output, [
    `An identity provider is ready: ${issuer}. Sign in there as one of these, without a password:`,
    ...subjects.map((subject) => `    ${subject}`),
    '',
    'Stop Stronghold, and start it with',
    `    OIDC_ISSUER=${issuer} OIDC_CLIENT_ID=${CLIENT_ID} OIDC_CLIENT_SECRET=${CLIENT_SECRET} PUBLIC_URL=${publicUrl} npm start`,
    'To make the first administrator:',
    `    ./stronghold people grant --issuer ${issuer} --subject administrator --role ADMINISTRATOR --agency ALL --marking OFFICIAL_SENSITIVE`,
    'Press Ctrl-C to stop it.',
  ]);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  return port;
}
