import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Entry } from '#domain/audit/entry.js';
import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import { anEntry } from '#testing/audit-entries.js';
import { aStoredDisruption } from '#testing/examples/disruptions.js';
import { insertRows } from '#testing/records.js';
import { addReferenceData } from '#testing/reference-data.js';
import { aStoredReport } from '#testing/reports.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
