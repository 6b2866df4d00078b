comment on function visible_in_subtree is
    'Says of representations in the ledger what OrganizationSql and CampaignSql say of rows: VisibilityTest compares them.';
