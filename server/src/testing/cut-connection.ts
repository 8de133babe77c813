import { connect, createServer, type Socket } from 'node:net';

/**
 * When a connection breaks: as the commit is sent, or once it has been carried out; or as it is sent,
 * but the commit reaches the database later (`deliver`).
 */
export type CutAt = 'BEFORE_COMMIT' | 'AFTER_COMMIT' | 'COMMIT_DELAYED' | 'NEVER';

/** An address that leads to the database, and that breaks connections. */
export interface CutDatabase {
  readonly url: string;
  /** What happens to the next commits. */
  cut: CutAt;
  /** Sends the commit that was delayed. */
  deliver(): void;
  /** Whether new connections are refused. */
  isAway: boolean;
  /** Whether new connections are accepted and never answered. */
  isSilent: boolean;
  /** How many connections were made. */
  connections: number;
  /** Leads all further connections to another server, and ends those there are. */
  leadTo(databaseUrl: string): void;
  close(): Promise<void>;
}

/** Puts an address before a database. */
export async function cutDatabase(databaseUrl: string): Promise<CutDatabase> {
  let target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    cuttable.connections += 1;
    if (cuttable.isAway) {
      near.destroy();
      return;
    }
    open.add(near);
    if (cuttable.isSilent) return;
    const far = connect(Number(target.port || 5432), target.hostname);
    let isCommitting = false;
    let isDelayed = false;
    const end = () => {
      near.destroy();
      if (!isDelayed) far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', end).on('close', () => {
        open.delete(socket);
        end();
      });
    }
    near.on('data', (sent) => {
      isCommitting = cuttable.cut !== 'NEVER' && sent.includes('COMMIT');
      if (isCommitting && cuttable.cut === 'COMMIT_DELAYED') {
        isDelayed = true;
        cuttable.cut = 'NEVER';
        cuttable.deliver = () => void far.write(sent);
        end();
      } else if (isCommitting && cuttable.cut === 'BEFORE_COMMIT') end();
      else far.write(sent);
    });
    far.on('data', (answer) => {
      if (isDelayed) far.destroy();
      else if (isCommitting) end();
      else near.write(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(port) });
  const cuttable: CutDatabase = {
    url: url.toString(),
    cut: 'NEVER',
    deliver: () => undefined,
    isAway: false,
    isSilent: false,
    connections: 0,
    leadTo(other) {
      target = new URL(other);
      for (const socket of open) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return cuttable;
}
