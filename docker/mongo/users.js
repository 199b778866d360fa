// Runs once, when the data folder is empty: the account of the services, which may use their databases and no other.
const databases = ['directory', 'docs', 'meetings', 'tasks', 'archive', 'notifications', 'files'];
db.getSiblingDB('admin').createUser({
  user: 'wenshu',
  pwd: require('fs').readFileSync('/run/secrets/mongo-wenshu-password', 'utf8').trim(),
  roles: databases.map((name) => ({ role: 'readWrite', db: 'wenshu_' + name })),
});
