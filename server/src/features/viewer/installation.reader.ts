import type { PrismaClient } from '#platform/prisma.js';

/** Whether this installation has made-up data. */
export async function isDemonstration(prisma: PrismaClient): Promise<boolean> {
  const installation = await prisma.installation.findFirst();
  return installation?.isDemonstration ?? false;
}
