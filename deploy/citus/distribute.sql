-- Spreads the records of returns over the machines of Citus, by agency (docs/decisions/0074; how and when: docs/operations.md).
-- `pnpm schema` writes this file from the catalogue of tables. Run it once as the owner, on the coordinator, in a prepared database:
--     psql --set ON_ERROR_STOP=1 --single-transaction --file deploy/citus/distribute.sql "$DATABASE_URL"

-- Every other table, lists included, stays on the coordinator as it is, so records cannot have foreign keys to them. Screening checks every code.
ALTER TABLE public.report DROP CONSTRAINT report_agency_id_fkey, DROP CONSTRAINT report_area_code_fkey;
ALTER TABLE public.disruption DROP CONSTRAINT disruption_agency_id_fkey, DROP CONSTRAINT disruption_area_code_fkey;
ALTER TABLE public.referral DROP CONSTRAINT referral_agency_id_fkey, DROP CONSTRAINT referral_area_code_fkey;
ALTER TABLE public.resource_line DROP CONSTRAINT resource_line_agency_id_fkey, DROP CONSTRAINT resource_line_area_code_fkey;
ALTER TABLE public.organised_crime_group DROP CONSTRAINT organised_crime_group_agency_id_fkey, DROP CONSTRAINT organised_crime_group_area_code_fkey;

-- Records, their histories and what is staged. All rows of an agency are on one machine.
SELECT create_distributed_table('public.report', 'agency_id', colocate_with => 'none');
SELECT create_distributed_table('public.report_history', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.report_staging', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.disruption', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.disruption_history', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.disruption_staging', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.referral', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.referral_history', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.referral_staging', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.resource_line', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.resource_line_history', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.resource_line_staging', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.organised_crime_group', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.organised_crime_group_history', 'agency_id', colocate_with => 'public.report');
SELECT create_distributed_table('public.organised_crime_group_staging', 'agency_id', colocate_with => 'public.report');

-- Citus connects to the other machines under the role of the transaction. These roles have no password: no password lets anybody log in.
ALTER ROLE stronghold_writer LOGIN;
ALTER ROLE stronghold_engine LOGIN;
ALTER ROLE stronghold_auditor LOGIN;
ALTER ROLE stronghold_reader LOGIN;
ALTER ROLE stronghold_cleared_reader LOGIN;

-- Row policies on the other machines need the agencies that the transaction names.
ALTER ROLE stronghold_app SET citus.propagate_set_commands = 'local';
