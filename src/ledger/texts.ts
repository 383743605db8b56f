/** What people read of the ledger's own. */
export const texts = {
  assignments: 'Việc được giao',
  assignedClause: 'phân công của nhà trường',
};
