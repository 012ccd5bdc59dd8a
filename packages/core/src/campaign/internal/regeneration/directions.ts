/**
 * The ideas of a round beside those of the campaign: one idea has one id.
 */
import { Angle, AngleId, Assignment, Direction } from "../../Angle.ts"

/** The direction with ids that go on after the known angles; an angle that is known by kind and title keeps its id. */
export const renamed = (direction: Direction, known: ReadonlyArray<Angle>): Direction => {
  const ids = new Map<string, AngleId>()
  let count = Math.max(0, ...known.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0)))
  for (const { id, kind, title } of direction.angles) {
    const same = known.find((angle) => angle.kind === kind && angle.title === title)
    ids.set(id, same?.id ?? AngleId.make(`angle-${String(++count).padStart(2, "0")}`))
  }
  const idOf = (id: AngleId): AngleId => ids.get(id) ?? id
  return new Direction({
    angles: direction.angles.map((angle) => new Angle({ ...angle, id: idOf(angle.id) })),
    assignments: direction.assignments.map(
      (assignment) => new Assignment({ ...assignment, angleId: idOf(assignment.angleId) })
    )
  })
}
