/** A process beside that of the command line, which runs the seeds it is sent. */
import { runSeeds, type Task } from './run-seeds.ts'

process.on('message', (task: Task) => {
  void runSeeds(task).then((result) => process.send?.(result))
})
