package taizhang.reporting.compliance;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an answer lists: obligations or, with groupBy, groups of them. */
@Schema(oneOf = {ObligationItem.class, ComplianceGroup.class})
public sealed interface ComplianceRow permits ObligationItem, ComplianceGroup {}
