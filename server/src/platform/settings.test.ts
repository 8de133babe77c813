import { describe, expect, it } from 'vitest';

import { isLoopback, readSettings, readStartArguments } from './settings.js';

describe('readSettings', () => {
  it('needs nothing', () => {
    expect(readSettings({}, '/clone')).toEqual({
      databaseUrl: null,
      host: '127.0.0.1',
      port: 4600,
      today: null,
      stateFolder: '/clone/.stronghold',
      logLevel: 'warn',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readSettings({ DATABASE_URL: '', PORT: '', STRONGHOLD_TODAY: '' }, '/clone')).toEqual(readSettings({}, '/clone'));
  });

  it.each([
    { variables: { PORT: '0' }, sentence: 'PORT is not a port', because: 'below the lowest port' },
    { variables: { PORT: '65536' }, sentence: 'PORT is not a port', because: 'past the highest port' },
    { variables: { PORT: '4600x' }, sentence: 'PORT is not a port', because: 'not a number' },
    {
      variables: { STRONGHOLD_TODAY: '2026-02-30' },
      sentence: 'STRONGHOLD_TODAY is not a day that exists',
      because: 'February has no 30th',
    },
    {
      variables: { STRONGHOLD_TODAY: '24/11/2026' },
      sentence: 'It looks like STRONGHOLD_TODAY=2026-11-24',
      because: 'another way of writing days',
    },
    { variables: { LOG_LEVEL: 'loud' }, sentence: 'LOG_LEVEL is not one of fatal', because: 'not a level' },
  ])('refuses $variables with a sentence: $because', ({ variables, sentence }) => {
    expect(() => readSettings(variables, '/clone')).toThrow(sentence);
  });

  it('names everything that is wrong at once', () => {
    expect(() => readSettings({ PORT: 'x', LOG_LEVEL: 'x' }, '/clone')).toThrow(/PORT.*\n.*LOG_LEVEL/);
  });

  it('takes a state folder relative to the clone, or as it is', () => {
    expect(readSettings({ STRONGHOLD_STATE: 'elsewhere' }, '/clone').stateFolder).toBe('/clone/elsewhere');
    expect(readSettings({ STRONGHOLD_STATE: '/var/stronghold' }, '/clone').stateFolder).toBe('/var/stronghold');
  });
});

describe('readStartArguments', () => {
  it.each([
    { words: [], isFresh: false, isEmpty: false },
    { words: ['--fresh'], isFresh: true, isEmpty: false },
    { words: ['--empty', '--fresh'], isFresh: true, isEmpty: true },
  ])('understands $words', ({ words, ...value }) => {
    expect(readStartArguments(words)).toEqual({ ok: true, value });
  });

  it.each(['--frech', 'fresh', '--fresh=yes'])('refuses %s and says what it takes', (word) => {
    expect(readStartArguments(['--empty', word])).toEqual({
      ok: false,
      sentence: expect.stringContaining(`does not know "${word}". It takes --fresh`),
    });
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('knows %s as this machine alone', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '192.168.1.7', '127.0.0.1.example.org', 'stronghold.example'])('does not take %s for it', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
