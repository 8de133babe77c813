import { describe, expect, it, vi } from 'vitest';

import { loadLazily } from './lazy-code.js';

describe('code for later', () => {
  it('is fetched only when somebody needs it, and once for everybody', async () => {
    const load = vi.fn(async () => Promise.resolve('code'));
    const code = loadLazily(load);
    expect(load).not.toHaveBeenCalled();
    expect(code.find()).toBeUndefined();
    expect(await Promise.all([code.fetch(), code.fetch()])).toEqual(['code', 'code']);
    expect(await code.fetch()).toBe('code');
    expect(code.find()).toBe('code');
    expect(load).toHaveBeenCalledOnce();
  });

  it('is fetched again after a failure', async () => {
    const load = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new Error('no network'))
      .mockResolvedValueOnce('code');
    const code = loadLazily(load);
    await expect(code.fetch()).rejects.toThrow('no network');
    expect(code.find()).toBeUndefined();
    expect(await code.fetch()).toBe('code');
  });
});
