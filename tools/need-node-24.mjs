// Plain JavaScript, because the Node that must be told off has to be able to read it.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Ratslauf runs on Node 24, this is Node ${process.versions.node}. Run it through npm ("npm start", "npm test") after "npm ci": ` +
      'Node 24 comes with the package. If npm left it out (other platform than Linux, or --omit=optional), install Node 24 yourself.',
  )
  process.exit(1)
}
