import 'reflect-metadata';

import { DirectiveLocation, GraphQLDirective, GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';

import { PackResolver } from '#features/packs/steps/pack.resolver.js';
import { PackTextResolver } from '#features/packs/steps/pack-text.resolver.js';
import { ReturnFindingResolver } from '#features/published-returns/return-finding.resolver.js';
import { ReturnHistoryResolver } from '#features/published-returns/return-history.resolver.js';
import { ReturnStatusResolver } from '#features/published-returns/return-status.resolver.js';
import { guardFields } from '#graphql/operations/guard-fields.js';
import { addRenamedFields } from '#graphql/operations/renamed-fields.js';
import { spareArguments } from '#graphql/operations/spare-arguments.js';

import { AgencyRegisterResolver } from './features/agency-register/agency-register.resolver.js';
import { AlertResolver } from './features/alerts/alert.resolver.js';
import { AuditResolver } from './features/audit/audit.resolver.js';
import { ContactResolver } from './features/contacts/contact.resolver.js';
import { EventResolver } from './features/events/event.resolver.js';
import { KpiEventsResolver } from './features/events/kpi-events.resolver.js';
import { FigureResolver } from './features/figures/figure.resolver.js';
import { FigureTableResolver } from './features/figures/figure-table.resolver.js';
import { FiguresResolver } from './features/figures/figures.resolver.js';
import { ProtectionsResolver } from './features/figures/protections.resolver.js';
import { ContributionsResolver } from './features/findings/contributions.resolver.js';
import { InboxResolver } from './features/inbox/inbox.resolver.js';
import { MeasureResolver } from './features/measures/measure.resolver.js';
import { MyPageResolver } from './features/my-page/my-page.resolver.js';
import { PinBlockResolver } from './features/my-page/pin-block.resolver.js';
import { BoardActionResolver } from './features/packs/actions/action.resolver.js';
import { PackRevisionResolver } from './features/packs/revisions/revision.resolver.js';
import { PackSectionResolver } from './features/packs/sections/section.resolver.js';
import { PackWritingResolver } from './features/packs/writing/writing.resolver.js';
import { PageResolver } from './features/pages/page.resolver.js';
import { SavedBlockResolver } from './features/pages/saved-block.resolver.js';
import { AddressResolver } from './features/people/addresses/address.resolver.js';
import { OwnAccessResolver } from './features/people/own-access.resolver.js';
import { PeopleResolver } from './features/people/people.resolver.js';
import { TokenResolver } from './features/people/tokens/token.resolver.js';
import { PeriodResolver } from './features/periods/period.resolver.js';
import { PlacesResolver } from './features/places/places.resolver.js';
import { QualityResolver } from './features/quality/quality.resolver.js';
import { RecordsResolver } from './features/records/records.resolver.js';
import { ObligationsResolver } from './features/return-calendar/obligations.resolver.js';
import { PeriodSettingsResolver } from './features/return-calendar/period-settings.resolver.js';
import { ReturnRequestResolver } from './features/return-requests/return-request.resolver.js';
import { EraseRecordResolver } from './features/returns/erase-record.resolver.js';
import { ModerationResolver } from './features/returns/moderation/moderation.resolver.js';
import { RetentionResolver } from './features/returns/retention/retention.resolver.js';
import { PublishedReturnResolver } from './features/returns/staging/published-return.resolver.js';
import { RowPageResolver } from './features/returns/staging/row-page.resolver.js';
import { StagedReturnResolver } from './features/returns/staging/staged-return.resolver.js';
import { SavedQueryResolver } from './features/saved-queries/saved-query.resolver.js';
import { ScheduleResolver } from './features/schedules/schedule.resolver.js';
import { KpiResolver } from './features/scorecard/kpi.resolver.js';
import { ScorecardResolver } from './features/scorecard/scorecard.resolver.js';
import { SubjectResolver } from './features/subjects/subject.resolver.js';
import { TargetResolver } from './features/targets/target.resolver.js';
import { TargetsResolver } from './features/targets/targets.resolver.js';
import { ViewerResolver } from './features/viewer/viewer.resolver.js';

/**
 * The schema, built from its parts, once for each process. `server/schema.graphql` is its printed
 * form.
 */
export const builtSchema: Promise<GraphQLSchema> = buildContract();

async function buildContract(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      AlertResolver,
      AddressResolver,
      AuditResolver,
      ContactResolver,
      EraseRecordResolver,
      EventResolver,
      FigureResolver,
      FigureTableResolver,
      FiguresResolver,
      KpiEventsResolver,
      ContributionsResolver,
      ProtectionsResolver,
      BoardActionResolver,
      PackResolver,
      PackSectionResolver,
      PackWritingResolver,
      PackRevisionResolver,
      PackTextResolver,
      PageResolver,
      PinBlockResolver,
      QualityResolver,
      SavedBlockResolver,
      InboxResolver,
      KpiResolver,
      MeasureResolver,
      ModerationResolver,
      MyPageResolver,
      OwnAccessResolver,
      PeopleResolver,
      PeriodResolver,
      PlacesResolver,
      RecordsResolver,
      RetentionResolver,
      ReturnFindingResolver,
      ReturnRequestResolver,
      RowPageResolver,
      StagedReturnResolver,
      PublishedReturnResolver,
      ReturnHistoryResolver,
      ReturnStatusResolver,
      SavedQueryResolver,
      ScheduleResolver,
      ScorecardResolver,
      SubjectResolver,
      TargetResolver,
      TargetsResolver,
      AgencyRegisterResolver,
      PeriodSettingsResolver,
      ObligationsResolver,
      TokenResolver,
      ViewerResolver,
    ],
    // The rules that use inputs validate them, and say what would work.
    validate: false,
  });
  describeDoors(schema);
  addRenamedFields(schema);
  spareArguments();
  const config = guardFields(schema).toConfig();
  return new GraphQLSchema({ ...config, directives: config.directives.map(withoutNewLocations) });
}

/**
 * Describes Query and Mutation, whose fields come from many resolvers, so no single resolver can
 * describe the types.
 */
function describeDoors(schema: GraphQLSchema): void {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  if (query)
    query.description =
      'Questions. Each request is made as one person or as nobody, and each field returns an answer or the reason for refusing one.';
  if (mutation)
    mutation.description =
      'Changes. Each takes one input and returns the result, or the problems that prevented it.';
}

/**
 * A directive without new locations: clients in other languages refuse a schema with locations that
 * they do not know.
 */
function withoutNewLocations(directive: GraphQLDirective): GraphQLDirective {
  const { locations, ...rest } = directive.toConfig();
  return new GraphQLDirective({
    ...rest,
    locations: locations.filter((location) => location !== DirectiveLocation.DIRECTIVE_DEFINITION),
  });
}
