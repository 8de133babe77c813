import { Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '#graphql/context.js';

import { isDemonstration } from './installation.reader.js';
import { Viewer } from './viewer.type.js';

const notice =
  'Every figure here is invented for demonstration, except the NRM referrals of Thames Valley Police up to Q3 2023/24, which are published [b].';

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is asking, what they may see, and whether the data is made up.' })
  async viewer(@Ctx() { prisma }: Context): Promise<Viewer> {
    return {
      id: 'local-administrator',
      name: 'Local administrator',
      organisation: 'This installation',
      grants: [
        'Sees every figure as it is, protected ones too.',
        'Sets targets, adds events and removes them.',
        'Imports and publishes returns from the command line.',
      ],
      isCleared: true,
      marking: 'OFFICIAL_SENSITIVE',
      demonstrationNotice: (await isDemonstration(prisma)) ? notice : null,
    };
  }
}
