// Healthy: this member is the primary. Founds the replica set if that has not been done.
const admin = db.getSiblingDB('admin');
admin.auth('root', require('fs').readFileSync('/run/secrets/mongo-root-password', 'utf8').trim());
let status;
try {
  status = rs.status();
} catch (e) {
  if (e.codeName !== 'NotYetInitialized') throw e;
  rs.initiate({ _id: 'wenshu', members: [{ _id: 0, host: 'mongo:27017' }] });
  status = rs.status();
}
quit(status.myState === 1 ? 0 : 1);
