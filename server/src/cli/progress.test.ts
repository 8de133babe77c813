import { PassThrough } from 'node:stream';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { startProgress } from './progress.js';

afterEach(() => vi.restoreAllMocks());

function aTerminal() {
  const stream = Object.assign(new PassThrough(), { isTTY: true });
  return { stream, read: () => String(stream.read() ?? '') };
}

describe('progress on a terminal', () => {
  it('is a bar that begins with the percentage, and is cleared before other output', () => {
    const { stream, read } = aTerminal();
    const progress = startProgress(stream);
    progress.update('Reading april.csv', 1, 4);
    expect(read()).toMatch(/25% \[.*\] Reading april\.csv/);
    progress.say('Publishing');
    expect(read()).toMatch(/Publishing\n$/);
  });

  it('lets Ctrl-C end the process at once, with the cursor back', () => {
    const { stream, read } = aTerminal();
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    startProgress(stream).update('Reading april.csv', 1, 4);
    read();
    process.emit('SIGINT', 'SIGINT');
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGINT');
    expect(read()).toContain('\u001b[?25h');
    expect(process.listeners('SIGINT').map(({ name }) => name)).not.toContain('end');
  });
});
