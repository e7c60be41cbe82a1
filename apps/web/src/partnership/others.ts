/** The members besides the reader. */
export function others<Member extends { personId: string }>(partnership: {
  members: readonly Member[];
  me: { personId: string } | null;
}): Member[] {
  return partnership.members.filter(({ personId }) => personId !== partnership.me?.personId);
}
