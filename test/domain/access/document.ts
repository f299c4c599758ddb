/**
 * Who may do what, copied by hand from the actor columns of DOMAIN.md 1.4 A–G (`auditor` includes the lead there).
 * Reach follows from the role: section roles the own section, auditors their audits, all others the whole city.
 */
export const document = `
  # A
  plan.create     auditOffice chiefAuditor
  plan.submit     chiefAuditor
  plan.return     ciso
  plan.approve    ciso
  plan.revise     chiefAuditor
  plan.supersede  # an effect of the approval
  plan.close      chiefAuditor

  # B
  audit.create            auditOffice
  audit.submitPlan        leadAuditor
  audit.approve           chiefAuditor:ordinary ciso:oversight
  audit.return            chiefAuditor:ordinary ciso:oversight
  audit.notify            chiefAuditor
  audit.startPreliminary  auditor leadAuditor
  audit.startFieldwork    leadAuditor
  audit.endFieldwork      leadAuditor
  audit.openExchange      leadAuditor
  audit.closeExchange     leadAuditor
  audit.finalizeReport    chiefAuditor
  audit.acknowledgeReport ciso
  audit.issueInstructions ciso
  audit.startFollowUp     chiefAuditor
  audit.close             chiefAuditor
  audit.suspend           chiefAuditor ciso
  audit.resume            chiefAuditor ciso
  audit.cancel            chiefAuditor ciso
  audit.reportUrgent      auditor leadAuditor
  audit.override          ciso  # 1.5, guard 6

  # C
  assignment.acknowledge      deptContact
  assignment.delegate         deptIsManager
  assignment.requestApproval  deptContact
  assignment.returnInternally deptIsManager
  assignment.approve          deptIsManager
  assignment.return           auditor leadAuditor
  assignment.resume           deptContact
  assignment.accept           auditor leadAuditor
  assignment.reopen           leadAuditor
  assignment.withdraw         deptIsManager
  assignment.extend           auditOffice
  assignment.requestExtension deptIsManager  # "asked by dept_is_manager, decided by audit_office"
  assignment.grantExtension   auditOffice
  assignment.refuseExtension  auditOffice
  response.judge              auditor leadAuditor

  # D
  request.accept      auditor leadAuditor
  request.return      auditor leadAuditor
  request.withdraw    auditor leadAuditor
  request.refuse      deptIsManager
  evidence.create     deptContact spiHandler
  evidence.complete   deptContact spiHandler
  evidence.attest     deptIsManager    # after the uploader, in the general track
  evidence.attestAsOfficer  spiAuditOfficer  # after the uploader, in the special track
  evidence.release    spiAuditOfficer
  evidence.purge      spiAuditOfficer  # held
  evidence.proposePurge  auditOffice   # of accepted evidence, with an approver

  # E
  finding.create             auditor leadAuditor
  finding.withdraw           auditor leadAuditor  # its author
  finding.passReview         auditor leadAuditor  # another auditor
  finding.returnReview       auditor leadAuditor
  finding.present            leadAuditor
  finding.confirmFacts       deptIsManager
  finding.dispute            deptIsManager
  finding.amend              leadAuditor
  finding.uphold             chiefAuditor
  finding.withdrawDisputed   leadAuditor
  finding.finalize           chiefAuditor
  finding.instruct           ciso
  finding.closeWithoutAction chiefAuditor
  finding.planApproved       # by F
  finding.acceptRisk         ciso
  finding.riskExpired        system
  finding.actionsVerified    auditor leadAuditor
  finding.close              chiefAuditor
  finding.reopen             chiefAuditor  # "chief_auditor → ciso"

  # F
  remediation.submit             deptIsManager
  remediation.approve            ciso chiefIsOfficer
  remediation.return             ciso chiefIsOfficer
  remediation.reportCompletion   deptIsManager
  remediation.startVerification  auditor leadAuditor
  remediation.verify             auditor leadAuditor
  remediation.judgeNotEffective  auditor leadAuditor
  remediation.close              chiefAuditor
  remediation.extend             ciso chiefIsOfficer  # asked by the section
  remediation.requestExtension   deptIsManager
  remediation.grantExtension     ciso chiefIsOfficer
  remediation.refuseExtension    ciso chiefIsOfficer`;

/** Where the code differs from the document: `+` gives a right the document does not, `-` lacks one it has. */
export const deviations = `
  audit.create                +chiefAuditor
  assignment.acknowledge      +deptIsManager
  assignment.requestApproval  +deptIsManager
  assignment.resume           +deptIsManager
  evidence.create             +deptIsManager -spiHandler
  evidence.complete           +deptIsManager -spiHandler
  evidence.purge              +system  # after 14 days without a decision
  evidence.proposePurge       +chiefAuditor +spiAuditOfficer +auditor +leadAuditor +deptIsManager  # whoever comes upon a number
  finding.finalize            +system  # the worker that numbers findings after the report
  finding.actionsVerified     -auditor -leadAuditor  # follows from remediation.verify
  remediation.close           -chiefAuditor  # follows from finding.close`;

/** The document names no actor for these: what we chose. */
export const ours = `
  plan.edit                     auditOffice chiefAuditor
  plan.read                     auditOffice chiefAuditor ciso chiefIsOfficer
  audit.changeTeam              chiefAuditor:ordinary ciso:oversight
  audit.remindLate              auditOffice chiefAuditor
  audit.edit                    auditOffice chiefAuditor leadAuditor
  audit.read                    auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager
  audit.readWhole               auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor
  audit.chapters                auditOffice chiefAuditor ciso chiefIsOfficer
  audit.yearSummary             auditOffice chiefAuditor ciso chiefIsOfficer
  audit.readTrail               auditOffice chiefAuditor ciso chiefIsOfficer leadAuditor
  disposal.read                 auditOffice chiefAuditor ciso chiefIsOfficer
  disposal.propose              auditOffice chiefAuditor
  disposal.approve              chiefAuditor
  disposal.refuse               chiefAuditor
  disposal.stop                 chiefAuditor ciso
  disposal.carryOut             system
  hold.place                    auditOffice chiefAuditor
  hold.lift                     chiefAuditor
  planHold.place                auditOffice chiefAuditor
  planHold.lift                 chiefAuditor
  checklistHold.place           auditOffice chiefAuditor
  checklistHold.lift            chiefAuditor
  spiWorkHold.place             auditOffice chiefAuditor
  spiWorkHold.lift              chiefAuditor
  outsourcingHold.place         auditOffice chiefAuditor
  outsourcingHold.lift          chiefAuditor
  breachHold.place              auditOffice chiefAuditor
  breachHold.lift               chiefAuditor
  visit.begin                   auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager
  emergencyAccess.propose       ciso chiefIsOfficer chiefAuditor
  emergencyAccess.approve       ciso chiefIsOfficer chiefAuditor
  emergencyAccess.end           ciso chiefIsOfficer chiefAuditor
  ppcReport.read                ciso spiGeneralOfficer spiAuditOfficer
  outsourcing.read              ciso spiGeneralOfficer spiAuditOfficer spiProtectionOfficer spiHandler
  outsourcing.create            spiProtectionOfficer spiHandler
  outsourcing.edit              spiProtectionOfficer spiHandler
  outsourcing.checkSelection    spiProtectionOfficer spiHandler
  outsourcing.check             spiProtectionOfficer spiHandler
  outsourcing.consent           spiProtectionOfficer
  outsourcing.endReContract     spiProtectionOfficer
  outsourcing.end               spiProtectionOfficer
  logAnalysis.read              auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager
  logAnalysis.record            spiProtectionOfficer spiHandler
  logAnalysis.edit              spiProtectionOfficer spiHandler
  logAnalysis.withdraw          spiProtectionOfficer spiHandler
  onsiteViewing.read            auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager
  onsiteViewing.record          auditor leadAuditor
  onsiteViewing.edit            auditor leadAuditor
  onsiteViewing.withdraw        auditor leadAuditor
  breach.read                   ciso spiGeneralOfficer spiAuditOfficer spiProtectionOfficer spiHandler
  breach.report                 spiProtectionOfficer
  breach.amend                  spiProtectionOfficer spiGeneralOfficer
  breach.accept                 spiGeneralOfficer ciso
  breach.dismiss                spiGeneralOfficer ciso
  breach.reopen                 spiGeneralOfficer ciso
  breach.sendPreliminary        spiGeneralOfficer
  breach.sendUpdate             spiGeneralOfficer
  breach.sendFinal              spiGeneralOfficer
  breach.recordNotice           spiProtectionOfficer spiGeneralOfficer
  breach.shiftDue               spiGeneralOfficer
  breach.close                  spiGeneralOfficer
  spiWork.read                  ciso spiGeneralOfficer spiAuditOfficer spiProtectionOfficer spiHandler
  spiWork.create                spiProtectionOfficer spiHandler
  spiWork.edit                  spiProtectionOfficer spiHandler
  spiWork.withdraw              spiProtectionOfficer spiHandler
  spiWork.enter                 spiProtectionOfficer
  spiWork.revise                spiProtectionOfficer
  spiWork.confirm               spiProtectionOfficer
  spiWork.end                   spiProtectionOfficer
  checklist.import              auditOffice
  checklist.identify            auditOffice
  checklist.publish             auditOffice chiefAuditor
  mappingProfile.read           auditOffice
  mappingProfile.save           auditOffice
  mappingProfile.edit           auditOffice
  mappingProfile.withdraw       auditOffice
  checklist.read                auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager
  assignment.read               auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager
  response.answer               deptContact deptIsManager
  response.carryOver            deptContact deptIsManager
  package.export                deptContact deptIsManager
  package.preview               deptContact deptIsManager
  package.apply                 deptContact deptIsManager
  sectionNote.read              deptContact deptIsManager
  sectionNote.write             deptContact deptIsManager
  workpaper.read                auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor
  workpaper.create              auditor leadAuditor
  workpaper.edit                auditor leadAuditor
  workpaper.passReview          auditor leadAuditor
  workpaper.returnReview        auditor leadAuditor
  workpaper.withdraw            auditor leadAuditor
  workpaper.note                auditor leadAuditor
  workpaper.writeNote           auditor leadAuditor
  question.ask                  auditor leadAuditor deptContact deptIsManager
  question.answer               auditor leadAuditor deptContact deptIsManager
  question.askAgain             auditor leadAuditor deptContact deptIsManager
  question.close                auditor leadAuditor deptContact deptIsManager
  request.create                auditor leadAuditor
  request.send                  auditor leadAuditor
  request.submitPart            deptContact deptIsManager
  request.submit                deptContact deptIsManager
  request.startReview           auditor leadAuditor
  request.waiveOnsite           auditor leadAuditor
  request.requestExtension      deptIsManager
  request.grantExtension        auditOffice
  request.refuseExtension       auditOffice
  evidence.read                 auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager spiAuditOfficer
  evidence.listHeld             spiAuditOfficer
  evidence.readSigns            spiAuditOfficer
  evidence.countSigns           auditor leadAuditor spiAuditOfficer
  evidence.approvePurge         chiefAuditor spiAuditOfficer
  evidence.refusePurge          chiefAuditor spiAuditOfficer
  evidence.download             auditor leadAuditor deptContact deptIsManager
  evidence.supersede            system
  evidence.reuse                deptContact deptIsManager
  evidence.edit                 deptContact deptIsManager
  evidence.withdraw             deptContact deptIsManager
  evidence.declare              deptContact deptIsManager
  evidence.keep                 system
  evidence.erase                system
  evidence.expire               system
  evidence.startInspection      system
  evidence.pass                 system
  evidence.rejectMalware        system
  evidence.rejectType           system
  evidence.rejectUnsafe         system
  evidence.rejectMismatch       system
  evidence.holdSuspected        system
  evidence.holdUnscannable      system
  meeting.read                  auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager
  meeting.record                auditor leadAuditor
  meeting.edit                  auditor leadAuditor
  report.read                   auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor
  report.readSection            auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager
  reconciliation.read           auditOffice chiefAuditor
  reconciliation.start          auditOffice chiefAuditor
  finding.read                  auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager
  finding.readEarlier           auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor
  finding.overYears             auditOffice chiefAuditor ciso chiefIsOfficer
  finding.linkRepeat            auditor leadAuditor
  finding.unlinkRepeat          auditor leadAuditor
  finding.edit                  auditor leadAuditor
  finding.orderHorizontalChecks  ciso auditOffice
  horizontalCheck.read           auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor deptContact deptIsManager
  horizontalCheck.overview       auditOffice chiefAuditor ciso chiefIsOfficer auditor leadAuditor
  horizontalCheck.answer         deptIsManager
  horizontalCheck.return         auditor leadAuditor auditOffice chiefAuditor
  horizontalCheck.follow         auditor leadAuditor auditOffice chiefAuditor
  horizontalCheck.reportImproved deptIsManager
  horizontalCheck.confirm        auditor leadAuditor auditOffice chiefAuditor
  horizontalCheck.withdraw       ciso auditOffice
  finding.reply                 deptIsManager
  finding.carryOver             chiefAuditor
  remediation.startDrafting     deptContact deptIsManager
  remediation.draft             deptContact deptIsManager
  remediation.requestApproval   deptContact deptIsManager
  remediation.returnInternally  deptIsManager
  remediation.withdraw          deptIsManager
  remediation.start             deptContact deptIsManager
  remediation.progress          deptContact deptIsManager
  remediation.interim           deptContact deptIsManager
  remediation.transfer          deptIsManager
  remediation.comment           auditor leadAuditor auditOffice chiefAuditor ciso chiefIsOfficer deptContact deptIsManager
  followUp.create               auditor leadAuditor chiefAuditor
  followUp.start                auditor leadAuditor
  followUp.conclude             auditor leadAuditor
  followUp.report               chiefAuditor
  handOver.sheet                auditOffice chiefAuditor staff:handOver
  organisation.read             staff
  organisation.manage           auditOffice systemAdministrator
  person.engage                 auditOffice
  post.appointDeputy            auditOffice systemAdministrator postHolder
  post.endDeputy                auditOffice systemAdministrator postHolder
  me.agreeNonDisclosure         externalAuditor  # section 6: the tick with its date`;
