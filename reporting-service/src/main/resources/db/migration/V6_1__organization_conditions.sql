-- Conditions of organizations are read by days, from organization_total_fact alone. A rebuild under way goes on.
alter table organization_fact drop column has_committee, drop column has_small_groups;
alter table if exists rebuild.organization_fact
    drop column if exists has_committee, drop column if exists has_small_groups;
