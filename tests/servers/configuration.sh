# What servers.sh writes into an instance's home: certificate, passwords, Dovecot's and Postfix' files.
# Sourced by it; the variables are its own.
# shellcheck shell=sh disable=SC2154

make_certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
    -subj '/CN=Meldaan test authority' -keyout "$home/ca.key" -out "$home/ca.pem" 2>/dev/null
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost \
    -keyout "$home/server.key" -out "$home/server.csr" 2>/dev/null
  printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' >"$home/server.ext"
  openssl x509 -req -in "$home/server.csr" -CA "$home/ca.pem" -CAkey "$home/ca.key" -CAcreateserial \
    -days 2 -extfile "$home/server.ext" -out "$home/server.pem" 2>/dev/null
}

write_password() {
  printf '%s:{PLAIN}%s\n' "$desk_user" "$1" >"$home/passwd.new"
  mv "$home/passwd.new" "$home/passwd"
}

write_dovecot_conf() {
  cat >"$home/dovecot.conf" <<CONF
base_dir = $home/run
state_dir = $home/run
log_path = $home/log/dovecot.log
listen = 127.0.0.1
protocols = imap lmtp

# All of it under one unprivileged user, without chroot.
default_internal_user = $mail_user
default_internal_group = $mail_group
default_login_user = $mail_user
mail_uid = $mail_user
mail_gid = $mail_group
first_valid_uid = 1
service anvil {
  chroot =
  # Without the delay that follows failed log-ins: tests fail on purpose.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
auth_failure_delay = 0
service imap-login {
  chroot =
  inet_listener imap {
    port = $IMAP_PORT
  }
  inet_listener imaps {
    port = $IMAPS_PORT
  }
}
service lmtp {
  unix_listener $home/socket/lmtp {
    mode = 0666
  }
}
service auth {
  unix_listener $home/socket/auth {
    mode = 0666
  }
}

ssl = yes
ssl_cert = <$home/server.pem
ssl_key = <$home/server.key
disable_plaintext_auth = yes
auth_mechanisms = plain login

# The desk has a password that can be changed; participants share one.
passdb {
  driver = passwd-file
  args = username_format=%u $home/passwd
}
passdb {
  driver = static
  username_filter = !$desk_user
  args = password=$PARTICIPANT_PASSWORD
}
userdb {
  driver = static
  args = uid=$mail_user gid=$mail_group home=$home/mail/%d/%n allow_all_users=yes
}
mail_location = maildir:~/Maildir
namespace inbox {
  inbox = yes
}
# The whole path of a mail is under test, not the disk's patience.
mail_fsync = never
CONF
  for setting in "$@"; do printf '%s\n' "$setting" >>"$home/dovecot.conf"; done
}

write_postfix_conf() {
  cat >"$home/postfix/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $home/queue
data_directory = $home/data
maillog_file = $home/log/postfix.log
maillog_file_prefixes = $home/log
myhostname = localhost
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtpd_peername_lookup = no
smtp_dns_support_level = disabled

# Every address is a mailbox here, and Dovecot keeps it.
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
virtual_mailbox_domains = static:here
virtual_mailbox_maps = static:here
virtual_transport = lmtp:unix:$home/socket/lmtp
default_transport = error:nothing leaves this machine
relay_transport = error:nothing leaves this machine
message_size_limit = 104857600
mailbox_size_limit = 0
virtual_mailbox_limit = 0

smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access regexp:$home/postfix/refused
smtpd_tls_cert_file = $home/server.pem
smtpd_tls_key_file = $home/server.key
smtpd_tls_security_level = may
smtpd_sasl_type = dovecot
smtpd_sasl_path = $home/socket/auth
smtpd_tls_auth_only = yes

# Tests send much at once and err on purpose.
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 1000
in_flow_delay = 0
CONF
  cat >"$home/postfix/refused" <<'CONF'
/^refused-450/ 450 4.2.1 this mailbox is away for a while
/^refused-550/ 550 5.1.1 there is no such mailbox
CONF
  login_only='-o smtpd_sasl_auth_enable=yes -o smtpd_client_restrictions=permit_sasl_authenticated,reject'
  cat >"$home/postfix/master.cf" <<CONF
127.0.0.1:$MX_PORT         inet n - n - - smtpd
127.0.0.1:$SUBMISSION_PORT inet n - n - - smtpd -o smtpd_tls_security_level=encrypt $login_only
127.0.0.1:$SMTPS_PORT      inet n - n - - smtpd -o smtpd_tls_wrappermode=yes $login_only
pickup     unix       n - n 60   1 pickup
cleanup    unix       n - n -    0 cleanup
qmgr       unix       n - n 300  1 qmgr
tlsmgr     unix       - - n 1000 1 tlsmgr
rewrite    unix       - - n -    - trivial-rewrite
bounce     unix       - - n -    0 bounce
defer      unix       - - n -    0 bounce
trace      unix       - - n -    0 bounce
verify     unix       - - n -    1 verify
flush      unix       n - n 1000 0 flush
proxymap   unix       - - n -    - proxymap
showq      unix       n - n -    - showq
error      unix       - - n -    - error
retry      unix       - - n -    - error
discard    unix       - - n -    - discard
lmtp       unix       - - n -    - lmtp
anvil      unix       - - n -    1 anvil
scache     unix       - - n -    1 scache
postlog    unix-dgram n - n -    1 postlogd
CONF
}
