import { connect, createServer, type Socket } from 'node:net';

/**
 * When a connection breaks: before the commit reaches the database, or after the commit. With
 * `COMMIT_DELAYED` it breaks before, and `deliver` sends the commit later. With `COMMIT_UNANSWERED`
 * the network is cut once the commit has been sent, so that nothing more is heard.
 */
export type CutAt =
  | 'BEFORE_COMMIT'
  | 'AFTER_COMMIT'
  | 'COMMIT_DELAYED'
  | 'COMMIT_UNANSWERED'
  | 'NEVER';

/** A proxy in front of a database, which can break connections. */
export interface CutDatabase {
  readonly url: string;
  /** When the connection of the next commit breaks. */
  cut: CutAt;
  /** Sends the delayed commit to the database. */
  deliver(): void;
  /** Whether new connections are refused. */
  isAway: boolean;
  /** Whether new connections are accepted and never answered. */
  isSilent: boolean;
  /**
   * Whether the network is cut: nothing passes in either direction on any connection, and nobody is
   * told. What was sent meanwhile arrives when it is no longer cut.
   */
  isCut: boolean;
  /** Whether its machine answers, as far as the cut network lets that be known. */
  answersCall(): Promise<boolean>;
  /** The number of connections so far, including refused ones. */
  connections: number;
  /** Leads new connections to another server, and ends existing ones. */
  leadTo(databaseUrl: string): void;
  close(): Promise<void>;
}

/** Starts a proxy in front of a database. */
export async function cutDatabase(databaseUrl: string): Promise<CutDatabase> {
  let target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isCut = false;
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
      if (isCut) socket.pause();
      socket.on('error', end).on('close', () => {
        open.delete(socket);
        end();
      });
    }
    near.on('data', (sent) => {
      const isCommit = sent.includes('COMMIT');
      if (isCommit && cuttable.cut === 'COMMIT_UNANSWERED') {
        far.write(sent);
        cuttable.cut = 'NEVER';
        cuttable.isCut = true;
        return;
      }
      isCommitting = cuttable.cut !== 'NEVER' && isCommit;
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
    get isCut() {
      return isCut;
    },
    set isCut(value) {
      isCut = value;
      for (const socket of open) {
        if (value) socket.pause();
        else socket.resume();
      }
    },
    answersCall: () => Promise.resolve(!isCut),
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
