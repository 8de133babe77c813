import { expect, test } from '../fixtures/test.js';

test.describe.configure({ mode: 'serial' });

/** Finds the data and permissions in this browser that pages of the installation can read. */
async function findStored() {
  return {
    cookies: document.cookie,
    local: Object.keys(localStorage).filter((key) => key === 'left'),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
  };
}

const nothing = {
  cookies: '',
  local: [],
  databases: [],
  caches: [],
  geolocation: 'denied',
};

test('a journey stores data in its browser', async ({ page, context }) => {
  await page.goto('/healthz');
  expect(await page.evaluate(findStored)).toEqual(nothing);

  await context.grantPermissions(['geolocation']);
  await page.evaluate(async () => {
    document.cookie = 'left=yes';
    localStorage.setItem('left', 'yes');
    await caches.open('left');
    await new Promise((resolve) => {
      indexedDB.open('left').onsuccess = resolve;
    });
  });
  expect(await page.evaluate(findStored)).toEqual({
    cookies: 'left=yes',
    local: ['left'],
    databases: ['left'],
    caches: ['left'],
    geolocation: 'granted',
  });
});

test('the next journey in the same browser does not find that data', async ({ page }) => {
  await page.goto('/healthz');
  expect(await page.evaluate(findStored)).toEqual(nothing);
});
